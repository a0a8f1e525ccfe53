-- Objection and answer
-- What did the other side say within days of an objection?
--
-- :principal = China           who objects
-- :other = Republic of Korea   who answers
-- :topic = thaad               an id of the table topics
-- :days = 7                    within how many days
-- :limit = 20                  at most so many objections, the latest first
--
-- dated      day of the objection
-- objection  its words
-- days       days until the answer
-- act        act of the answer: the first statement of the other side on the topic, on that day or later
-- answer     its words; NULL where none came in time
-- url        where the objection is to be read
-- answer_url where the answer is to be read
WITH asked AS (
    SELECT (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China') ORDER BY rank LIMIT 1)
               AS principal,
           (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:other, ''), 'Republic of Korea')
            ORDER BY rank LIMIT 1) AS other,
           coalesce(nullif(:topic, ''), 'thaad') AS topic,
           '+' || coalesce(nullif(:days, ''), 7) || ' days' AS within
), objections AS (
    SELECT st.statement, st.dated
    FROM stances st
    CROSS JOIN v_standing s ON s.id = st.statement
    WHERE st.principal = (SELECT principal FROM asked) AND st.topic = (SELECT topic FROM asked) AND st.tone = -1
      AND s.status <> 'carried'
    ORDER BY st.dated DESC, st.statement DESC
    LIMIT coalesce(nullif(:limit, ''), 20)
), answered AS (
    SELECT ob.statement, ob.dated, (
        SELECT o.statement FROM stances o JOIN v_standing os ON os.id = o.statement
        WHERE o.principal = (SELECT other FROM asked) AND o.topic = (SELECT topic FROM asked) AND o.dated >= ob.dated
          AND o.dated <= date(ob.dated, (SELECT within FROM asked)) AND o.statement <> ob.statement
          AND os.status <> 'carried'
        ORDER BY o.dated, o.statement LIMIT 1) AS answer
    FROM objections ob
)
SELECT o.dated, s.content AS objection, CAST(julianday(a.dated) - julianday(o.dated) AS INTEGER) AS days, a.act,
       a.content AS answer, (SELECT url FROM v_statements WHERE id = o.statement) AS url,
       (SELECT url FROM v_statements WHERE id = o.answer) AS answer_url
FROM answered o
JOIN statements s ON s.id = o.statement
LEFT JOIN statements a ON a.id = o.answer
ORDER BY o.dated DESC, o.statement DESC;
