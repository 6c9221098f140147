-- Adds slides that each have a photo of its own to a copy of an example, as the file from the office:
--
--   sqlite3 -bail -cmd '.param set :folder "'"'build/bench'"'"' -cmd '.param set :photos 5' \
--           -cmd '.param set :serial 2' new.db < tests/bench/photos.sql
--
-- The photos are those of tests/bench/photo.c: folder/photo-0.jpg to photo-4.jpg, again and again.

PRAGMA synchronous = OFF;
BEGIN;
INSERT INTO image (name, media_type, data)
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :photos)
SELECT printf('photo %d', n), 'image/jpeg', readfile(printf('%s/photo-%d.jpg', :folder, n % 5))
FROM n;

INSERT INTO slide (position, kind, heading, image)
SELECT 10000 + id, 'announcement', printf('Ảnh %s', name), id FROM image WHERE name LIKE 'photo %';

UPDATE setting SET value = :serial WHERE name = 'serial';
UPDATE slide SET heading = printf('Bản số %d: %s', :serial, heading);
COMMIT;
