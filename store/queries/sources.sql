-- How the sources did
-- Which sources answered lately, what did they bring, and what was left out?
--
-- :runs = 30  of how many runs, counted back from the last
--
-- source    name in the settings
-- runs      in how many of these runs it was asked
-- answered  how often it answered
-- found     articles that it named
-- new       articles that were new or changed
-- left_out  articles that were left out
-- state     its state in the last run
-- reason    why it was in that state
SELECT rs.source, count(*) AS runs, sum(rs.answered) AS answered, sum(rs.found) AS found, sum(rs.new) AS new,
       sum(rs.left_out) AS left_out, last.state, last.reason
FROM run_sources rs
JOIN run_sources last ON last.source = rs.source AND last.run = (
    SELECT max(run) FROM run_sources WHERE source = rs.source)
WHERE rs.run > (SELECT max(id) FROM runs) - coalesce(nullif(:runs, ''), 30)
GROUP BY rs.source
ORDER BY rs.source;
