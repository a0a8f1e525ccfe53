-- Withdrawn or changed
-- What have outlets taken out or reworded after they published it?
--
-- :limit = 50  at most so many rows, the last withdrawn first
--
-- withdrawn_at  when the version without it was first seen, UTC
-- outlet        who published it
-- title         headline of the article
-- speakers      who spoke
-- act           what they do
-- content       the words that are gone
-- replaced_by   the words in their place; NULL where there are none
-- url           where the article is
SELECT lacks.first_seen_at AS withdrawn_at, v.outlet, v.title, v.speakers, v.act, v.content,
       (SELECT r.content FROM statements r WHERE r.replaces = s.id AND r.dropped_by IS NULL ORDER BY r.id DESC LIMIT 1)
           AS replaced_by,
       v.url
FROM statements s
CROSS JOIN article_versions lacks ON lacks.id = s.withdrawn_in
CROSS JOIN v_statements v ON v.id = s.id
WHERE s.withdrawn_in IS NOT NULL
ORDER BY s.withdrawn_in DESC, s.id
LIMIT coalesce(nullif(:limit, ''), 50);
