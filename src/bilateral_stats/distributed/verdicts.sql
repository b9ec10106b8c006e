-- How rows about the same thing stand to each other: the columns of `comparisons` but for its sentences.
-- It reads `compared`, the rows that are compared (derive/compared_rows.py), with ends as numbers, and the tables
-- `indicators` and `indicator_links`. What each step says in pandas stands in derive/verdicts.py.

CREATE OR REPLACE TEMP VIEW bounded AS
SELECT *,
    coalesce(low, '-infinity'::DOUBLE) AS low_end, CASE WHEN low_inclusive THEN 0 ELSE 1 END AS low_side,
    coalesce(high, 'infinity'::DOUBLE) AS high_end, CASE WHEN high_inclusive THEN 0 ELSE -1 END AS high_side
FROM compared;

-- What all rows of a comparison allow.
CREATE OR REPLACE TEMP TABLE shared AS
WITH ends AS (SELECT key, max(low) AS low, min(high) AS high FROM compared GROUP BY key)
SELECT key, any_value(ends.low) AS low, any_value(ends.high) AS high,
    coalesce(bool_and(row.low_inclusive) FILTER (row.low = ends.low), false) AS low_inclusive,
    coalesce(bool_and(row.high_inclusive) FILTER (row.high = ends.high), false) AS high_inclusive,
    count(*) AS rows, count(DISTINCT row.source_id) AS sources, count(DISTINCT row.voice) AS voices,
    bool_and(row.stated) AS all_stated, bool_or(row.stated) AS any_stated,
    any_value(row.compared) AS compared, any_value(row.thing) AS thing, any_value(row.title) AS title,
    any_value(row.ref_area) AS ref_area, any_value(row.counterpart_area) AS counterpart_area,
    any_value(row.period) AS period, any_value(row.period_first) AS period_first,
    any_value(row.period_last) AS period_last, any_value(row.stage) AS stage, any_value(row.unit) AS unit
FROM compared AS row JOIN ends USING (key) GROUP BY key;

CREATE OR REPLACE TEMP TABLE judged AS
SELECT *, low IS NULL OR high IS NULL OR low < high OR (low = high AND low_inclusive AND high_inclusive) AS is_shared
FROM shared;

-- Camps of those that differ: the fewest values of which each row allows one. A new camp begins where a lower end lies
-- above the upper end of the camp's first row, in the order of the upper ends.
CREATE OR REPLACE TEMP TABLE camped AS
WITH ordered AS (
    SELECT key, list_sort(list({high_end: high_end, high_side: high_side, low_end: low_end, low_side: low_side,
                                row_id: row_id})) AS members
    FROM bounded JOIN judged USING (key) WHERE NOT is_shared GROUP BY key
), first_of_camp AS (
    SELECT key, members, list_reduce(
        list_transform(members, lambda one: [one]),
        lambda found, next: CASE
            WHEN (next[1].low_end, next[1].low_side) > (found[array_length(found)].high_end, found[array_length(found)].high_side)
            THEN list_append(found, next[1]) ELSE found END
    ) AS firsts FROM ordered
), one_by_one AS (
    SELECT key, firsts, unnest(members) AS member FROM first_of_camp
)
SELECT key, member.row_id AS row_id, array_length(list_filter(firsts, lambda first:
    (first.high_end, first.high_side, first.low_end, first.low_side)
    <= (member.high_end, member.high_side, member.low_end, member.low_side))) - 1 AS camp
FROM one_by_one;

-- Counts that differ grew or fell when each step between two of them goes with the days up to which they go.
CREATE OR REPLACE TEMP TABLE moving AS
WITH dated AS (
    SELECT key FROM judged JOIN compared USING (key) WHERE NOT is_shared
    GROUP BY key HAVING bool_and(counted_from IS NOT NULL AND counted_to IS NOT NULL)
), steps AS (
    SELECT key, CASE WHEN lower.counted_to < higher.counted_from THEN 'growing'
                     WHEN higher.counted_to < lower.counted_from THEN 'falling' ELSE 'none' END AS step
    FROM dated JOIN bounded AS lower USING (key) JOIN bounded AS higher USING (key)
    WHERE (higher.low_end, higher.low_side) > (lower.high_end, lower.high_side)
)
SELECT key, CASE WHEN count(DISTINCT step) = 1 AND min(step) <> 'none' THEN min(step) END AS direction
FROM steps GROUP BY key;

CREATE OR REPLACE TEMP TABLE sided AS
SELECT key, string_agg(row_id, ' ' ORDER BY coalesce(camp, 0), low NULLS LAST, high NULLS LAST, label, row_id) AS row_ids,
    max(coalesce(camp, 0)) + 1 AS camps
FROM compared LEFT JOIN camped USING (key, row_id) GROUP BY key;

-- Comparisons of linked indicators of the same two countries and of some same day: the nearest in time, four at most.
CREATE OR REPLACE TEMP TABLE linked AS
WITH scoped AS (
    SELECT key, thing, judged.ref_area, judged.counterpart_area, direction,
        least(judged.ref_area, coalesce(judged.counterpart_area, '')) || '-'
            || greatest(judged.ref_area, coalesce(judged.counterpart_area, '')) AS pair,
        CASE WHEN all_stated THEN period_first END AS first_day, CASE WHEN all_stated THEN period_last END AS last_day
    FROM judged JOIN indicators ON thing = indicator_id
    WHERE compared = 'claims' AND thing IN (SELECT indicator_id FROM indicator_links UNION SELECT related_id FROM indicator_links)
), links AS (
    SELECT place, indicator_id AS one, related_id AS other, relation = 'mirror_of' AS mirrored FROM indicator_links
    UNION ALL
    SELECT place, related_id, indicator_id, relation = 'mirror_of' FROM indicator_links WHERE indicator_id <> related_id
), near AS (
    SELECT one.key, link.place, other.key AS other_key, row_number() OVER (
        PARTITION BY one.key, link.place
        ORDER BY other.last_day IS NOT NULL,
            CASE WHEN other.last_day IS NULL THEN 0 WHEN one.last_day IS NULL THEN -date_part('year', other.last_day)
                 ELSE abs(date_diff('day', one.last_day, other.last_day)) END, other.key) AS rank
    FROM scoped AS one JOIN links AS link ON link.one = one.thing
        JOIN scoped AS other ON other.thing = link.other AND other.pair = one.pair
    WHERE CASE WHEN link.mirrored
            THEN one.ref_area = other.counterpart_area AND one.counterpart_area = other.ref_area
            ELSE (one.ref_area = other.ref_area AND one.counterpart_area IS NOT DISTINCT FROM other.counterpart_area)
                OR (NOT (one.direction IN ('inflow', 'outflow') AND other.direction IN ('inflow', 'outflow'))
                    AND one.ref_area = other.counterpart_area AND one.counterpart_area = other.ref_area) END
        AND coalesce(one.first_day <= other.last_day AND other.first_day <= one.last_day, true)
)
SELECT key, string_agg(other_key, ' ' ORDER BY place, rank) AS related_ids FROM near WHERE rank <= 4 GROUP BY key;

CREATE OR REPLACE TEMP VIEW comparisons AS
WITH verdict AS (
    SELECT *, CASE WHEN rows = 1 THEN 'single' WHEN is_shared AND voices = 1 THEN 'repeated'
                   WHEN is_shared THEN 'compatible' ELSE coalesce(direction, 'conflict') END AS verdict,
        (abs(low) + abs(high)) / 2 AS middle, compared = 'claims' AS is_number
    FROM judged JOIN sided USING (key) LEFT JOIN moving USING (key) LEFT JOIN linked USING (key)
)
SELECT key AS comparison_id, compared,
    CASE WHEN is_number THEN thing END AS indicator_id, CASE WHEN NOT is_number THEN thing END AS event_id,
    title, ref_area, counterpart_area, period,
    CASE WHEN period IS NULL THEN NULL WHEN all_stated THEN 'stated' WHEN any_stated THEN 'mixed' ELSE 'published' END
        AS period_basis,
    stage, unit, rows, sources, voices, verdict,
    CASE WHEN is_number AND is_shared THEN low END AS low, CASE WHEN is_number AND is_shared THEN high END AS high,
    is_number AND is_shared AND low_inclusive AS low_inclusive,
    is_number AND is_shared AND high_inclusive AS high_inclusive,
    CASE WHEN is_number AND NOT is_shared THEN high END AS gap_low,
    CASE WHEN is_number AND NOT is_shared THEN low END AS gap_high,
    CASE WHEN is_number AND rows > 1 AND middle > 0 THEN round_even((high - low) / middle * 100, 2) END AS margin,
    camps,
    CASE WHEN NOT is_number AND is_shared THEN make_timestamp((low * 1000)::BIGINT) END AS first_day,
    CASE WHEN NOT is_number AND is_shared THEN make_timestamp((high * 1000)::BIGINT) END AS last_day,
    CASE WHEN NOT is_number AND NOT is_shared THEN make_timestamp((high * 1000)::BIGINT) END AS gap_first_day,
    CASE WHEN NOT is_number AND NOT is_shared THEN make_timestamp((low * 1000)::BIGINT) END AS gap_last_day,
    related_ids, row_ids
FROM verdict ORDER BY comparison_id;
