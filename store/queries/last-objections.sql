-- The last objections
-- When did Beijing last object to THAAD, and in whose words?
--
-- :principal = China  for whom they speak: a government, body or person, by any name
-- :topic = thaad      an id of the table topics
-- :limit = 5          at most so many rows
--
-- dated     day of the saying, else of publication
-- speakers  who spoke
-- offices   their offices on the day
-- act       accuse, reject or threaten
-- content   the words
-- via       through whom the article has them
-- outlet    who printed them
-- url       where to read them
SELECT v.dated, v.speakers, v.offices, v.act, v.content, v.via, v.outlet, v.url
FROM stances st
CROSS JOIN v_statements v ON v.id = st.statement
WHERE st.principal = (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China')
                      ORDER BY rank LIMIT 1)
  AND st.topic = coalesce(nullif(:topic, ''), 'thaad')
  AND st.tone = -1
  AND v.status IN ('new', 'restated')
ORDER BY st.dated DESC, st.statement DESC
LIMIT coalesce(nullif(:limit, ''), 5);
