-- Names to look up
-- Whom does the record quote whom the reference data does not know?
--
-- :limit = 20  at most so many rows, the most heard first
--
-- name        as the record has it
-- statements  how many statements
-- mention     one of the fullest mentions
-- office      as a page has it
-- body        the body of that office
-- first       day of the first statement
-- last        day of the last
WITH most AS (
    SELECT sp.id, sp.name
    FROM heard h
    JOIN speakers sp ON sp.id = h.speaker
    WHERE sp.known = 0 AND sp.kind <> 'unnamed'
    ORDER BY h.statements DESC, sp.name
    LIMIT coalesce(nullif(:limit, ''), 20)
)
SELECT most.name, count(DISTINCT s.id) AS statements, min(s.mention) AS mention, min(ss.office) AS office,
       min(ss.body) AS body, min(s.dated) AS first, max(s.dated) AS last
FROM most
CROSS JOIN statement_speakers ss ON ss.speaker = most.id
CROSS JOIN statements s ON s.id = ss.statement AND s.dropped_by IS NULL
GROUP BY most.id
ORDER BY statements DESC, most.name;
