-- Known only through others
-- What does the ROK side say only through Chinese releases?
--
-- :principal = Republic of Korea  whose positions
-- :through = China                the country of those through whom they come
-- :limit = 20                     at most so many rows, the position opened last first
--
-- position  id in v_positions
-- act       of the statement that opened it
-- content   the words that opened it
-- via       through whom we have it
-- times     how often it was stated
-- first     day of the first statement
-- last      day of the last
-- url       where the first is to be read
SELECT p.id AS position, p.act, p.content, (SELECT name FROM speakers WHERE id = o.via) AS via, p.times, p.first,
       p.last, p.url
FROM v_positions p
JOIN statements o ON o.id = p.opened_by
WHERE p.holder = (SELECT sp.name FROM v_names n JOIN speakers sp ON sp.id = n.speaker
                  WHERE n.name = coalesce(nullif(:principal, ''), 'Republic of Korea') ORDER BY n.rank LIMIT 1)
  AND NOT EXISTS (
      SELECT 1 FROM v_standing s LEFT JOIN speakers v ON v.id = s.via
      WHERE s.position = p.id AND v.country IS NOT coalesce(nullif(:through, ''), 'China'))
ORDER BY p.id DESC
LIMIT coalesce(nullif(:limit, ''), 20);
