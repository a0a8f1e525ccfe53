-- Two tongues on one day
-- On which days did a government both court and object on the same topic?
--
-- :principal = China  for whom they speak
-- :topic = thaad      an id of the table topics
-- :limit = 20         at most so many rows, the latest first
--
-- dated        the day
-- cooperative  how many statements agree, consult, support or concede
-- hostile      how many accuse, reject or threaten
-- courting     one of the former
-- objecting    one of the latter
WITH days AS (
    SELECT st.dated, sum(st.tone = 1) AS cooperative, sum(st.tone = -1) AS hostile,
           min(st.statement) FILTER (WHERE st.tone = 1) AS courting,
           min(st.statement) FILTER (WHERE st.tone = -1) AS objecting
    FROM stances st
    WHERE st.principal = (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China')
                          ORDER BY rank LIMIT 1)
      AND st.topic = coalesce(nullif(:topic, ''), 'thaad')
    GROUP BY st.dated
    HAVING min(st.tone) = -1 AND max(st.tone) = 1
    ORDER BY st.dated DESC
    LIMIT coalesce(nullif(:limit, ''), 20)
)
SELECT dated, cooperative, hostile, (SELECT content FROM statements WHERE id = courting) AS courting,
       (SELECT content FROM statements WHERE id = objecting) AS objecting
FROM days
ORDER BY dated DESC;
