-- Reprints
-- Which articles are copies of another, and whom do they credit?
--
-- :limit = 50  at most so many rows, the copy found last first
--
-- published     day on which the copy was published
-- outlet        who published it
-- credit        the source that it credits
-- kind          copy (the same text), excerpt (a part of it) or extended (all of it and more)
-- of_outlet     who published the original
-- of_published  day on which that was published
-- title         headline of the copy
-- url           where to read the copy
-- of_url        where to read the original
SELECT published, outlet, credit, kind, of_outlet, of_published, title, url, of_url
FROM v_copies
ORDER BY article DESC
LIMIT coalesce(nullif(:limit, ''), 50);
