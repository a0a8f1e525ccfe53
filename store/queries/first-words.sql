-- The first words on a topic
-- When did each government first speak on a topic, and how?
--
-- :topic = thaad  an id of the table topics
--
-- dated      day of its first statement
-- principal  the government
-- speakers   who spoke
-- act        what it did
-- content    the words
-- via        through whom the article has them
-- url        where to read them
SELECT v.dated, sp.name AS principal, v.speakers, v.act, v.content, v.via, v.url
FROM speakers sp
CROSS JOIN v_statements v ON v.id = (
    SELECT st.statement FROM stances st JOIN v_standing s ON s.id = st.statement
    WHERE st.principal = sp.id AND st.topic = coalesce(nullif(:topic, ''), 'thaad')
      AND s.status <> 'carried'
    ORDER BY st.dated, st.statement LIMIT 1)
WHERE sp.kind = 'government'
ORDER BY v.dated, sp.name;
