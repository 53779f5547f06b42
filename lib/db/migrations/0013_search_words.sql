-- The words of a row, each once: small letters without their accents, and without apostrophes too, so that O'Neill is also
-- oneill. It asks no locale what a letter is, and no word is longer than an index takes.
CREATE FUNCTION search_words(texts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_to_tsvector(array_agg(DISTINCT left(word, 60))), ''::tsvector)
  FROM (SELECT lower(regexp_replace(normalize(array_to_string(texts, ' '), NFKD), '[\u0300-\u036f]', '', 'g')) AS plain) AS said,
    regexp_split_to_table(plain || ' ' || translate(plain, '''’', ''), '[\u0001-/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+') AS word
  WHERE word <> ''
$$;
