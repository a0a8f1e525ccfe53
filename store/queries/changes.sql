-- Changes of tone
-- When did a government change its tone on a topic, and with which words?
--
-- :principal = China  for whom they speak
-- :topic = thaad      an id of the table topics
-- :limit = 20         at most so many rows, the latest first
--
-- dated          day of the later statement
-- days           how many days lie between the two
-- before_act     act of the earlier one
-- before         its words
-- act            act of the later one
-- content        its words
-- shift          by how much PLOVER's score rose or fell
-- before_url     where the earlier one is to be read
-- url            where the later one is to be read
SELECT dated, days, before_act, before, act, content, shift, before_url, url
FROM v_changes
WHERE principal_id = (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China')
                      ORDER BY rank LIMIT 1)
  AND topic = coalesce(nullif(:topic, ''), 'thaad')
  AND tone <> before_tone
  AND days > 0
ORDER BY dated DESC, statement DESC
LIMIT coalesce(nullif(:limit, ''), 20);
