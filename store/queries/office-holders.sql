-- Who held which office
-- Who spoke for a country's ministries on a day?
--
-- :country = China    country of the office
-- :on = 2017-10-31    the day
-- :kind = (any)       spokesperson, minister, head_of_state … as in offices.kind
--
-- person     who held it
-- office     title
-- body       in which body
-- kind       kind of office
-- held_from  first day as far as it is known; NULL where it is not
-- held_to    last day as far as it is known; NULL where it is not
-- confirmed  1 where it has been looked up, 0 where it rests on memory
SELECT sp.name AS person, o.office, b.name AS body, o.kind, nullif(o.held_from, '') AS held_from,
       nullif(o.held_to, '') AS held_to, o.confirmed
FROM offices o
JOIN speakers sp ON sp.id = o.speaker
LEFT JOIN speakers b ON b.id = o.body
WHERE o.country = coalesce(nullif(:country, ''), 'China')
  AND substr(coalesce(nullif(:on, ''), '2017-10-31'), 1, length(o.held_from)) >= o.held_from
  AND (o.held_to = '' OR substr(coalesce(nullif(:on, ''), '2017-10-31'), 1, length(o.held_to)) <= o.held_to)
  AND (nullif(:kind, '') IS NULL OR o.kind = :kind)
ORDER BY o.kind, body, person;
