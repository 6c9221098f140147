-- Fills a new data file for measurements: `slides` slides of about 1 KB of text, and `pictures`
-- pictures of `picture_bytes` bytes that only begin as JPEG files do. To be run after schema.sql:
--
--   sqlite3 -bail many.db < data/schema.sql
--   sqlite3 -bail -cmd '.param set :slides 10000' -cmd '.param set :pictures 0' \
--           -cmd '.param set :picture_bytes 3000000' many.db < tests/bench/many.sql

PRAGMA synchronous = OFF;
DROP TRIGGER slide_text_insert; -- the text below is known to be UTF-8, and there is a lot of it
BEGIN;
INSERT INTO setting (name, value) VALUES ('organisation', 'Trường Mẫu'), ('title', 'Đo tốc độ');

INSERT INTO image (id, name, media_type, data)
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :pictures)
SELECT n, printf('%d.jpg', n), 'image/jpeg', CAST(X'FFD8FF' || randomblob(:picture_bytes) AS BLOB)
FROM n WHERE n <= :pictures;

INSERT INTO slide (id, position, kind, heading, lead, body, image)
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :slides)
SELECT n, n * 10, 'announcement', printf('Thông báo số %d của Trường Mẫu', n), 'Sáng thứ Hai, tại sân trường',
       substr(replace(hex(zeroblob(60)), '00',
                      'Mời các em học sinh đến dự buổi chào cờ đầu tuần và nghe kể chuyện. '), 1, 750),
       CASE WHEN n <= :pictures THEN n END
FROM n;
COMMIT;
