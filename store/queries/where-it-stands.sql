-- Where exactly it stands
-- Where in which text does a statement stand, to the character?
--
-- :statement = (the last)  id in v_statements
--
-- role             what stands there: content, cue, speaker, or the sentence of the cue
-- n                order among the stretches of that role
-- start            offset of the first character in article_versions.text, from 0
-- end              offset behind the last
-- text             the words there
-- version          number of the article's version
-- first_seen_at    when that version was first seen, UTC
-- sha256           of the bytes as they were fetched
-- url              where they were fetched
SELECT sp.role, sp.n, sp.start, sp."end", sp.text, av.number AS version, av.first_seen_at, b.sha256,
       coalesce(sn.url, a.canonical_url) AS url
FROM spans sp
JOIN article_versions av ON av.id = sp.version
JOIN articles a ON a.id = av.article
JOIN snapshots sn ON sn.id = av.snapshot
JOIN blobs b ON b.id = sn.blob
WHERE sp.statement = coalesce(nullif(:statement, ''), (SELECT max(id) FROM statements WHERE dropped_by IS NULL))
ORDER BY av.number, sp.start, sp.role;
