-- Whose tone moved
-- Whose tone on which topic moved between two dates?
--
-- :from = 2016-12-31  the earlier date
-- :to = 2017-12-31    the later date
-- :days = 365         how many days up to each date are weighed
--
-- principal          for whom they speak, as far as the reference data knows the name
-- topic              what it is about
-- before             mean tone up to the earlier date: 1 cooperative, -1 hostile, 0 neither
-- statements_before  of how many statements, copies among them
-- after              mean tone up to the later date
-- statements_after   of how many statements, copies among them
-- moved              after less before: above 0 it warmed, below it cooled
WITH asked AS (
    SELECT coalesce(nullif(:from, ''), '2016-12-31') AS "from", coalesce(nullif(:to, ''), '2017-12-31') AS "to",
           '-' || coalesce(nullif(:days, ''), 365) || ' days' AS back
), windows AS (
    SELECT date("from", back) AS before_start, "from" AS before_to, date("to", back) AS after_start, "to" AS after_to
    FROM asked
), tones AS MATERIALIZED (
    SELECT sp.name AS principal, t.topic,
           (SELECT avg(tone) FROM stances st WHERE st.principal = sp.id AND st.topic = t.topic
            AND st.dated > w.before_start AND st.dated <= w.before_to) AS before,
           (SELECT count(*) FROM stances st WHERE st.principal = sp.id AND st.topic = t.topic
            AND st.dated > w.before_start AND st.dated <= w.before_to) AS many_before,
           (SELECT avg(tone) FROM stances st WHERE st.principal = sp.id AND st.topic = t.topic
            AND st.dated > w.after_start AND st.dated <= w.after_to) AS after,
           (SELECT count(*) FROM stances st WHERE st.principal = sp.id AND st.topic = t.topic
            AND st.dated > w.after_start AND st.dated <= w.after_to) AS many_after
    FROM speakers sp
    CROSS JOIN topics t
    CROSS JOIN windows w
    WHERE +sp.known = 1
)
SELECT principal, topic, round(before, 2) AS before, many_before AS statements_before, round(after, 2) AS after,
       many_after AS statements_after, round(after - before, 2) AS moved
FROM tones
WHERE abs(after - before) > 0
ORDER BY abs(after - before) DESC, principal, topic;
