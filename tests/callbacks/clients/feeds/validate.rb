# Print what Ruby's own library of feeds holds against each: JSON of names and texts in, JSON out.
require "json"
require "rss"

said = JSON.parse($stdin.read).to_h do |name, text|
  feed = RSS::Parser.parse(text, true, false)
  [name, feed.is_a?(RSS::Atom::Feed) ? nil : "not a feed of Atom"]
rescue RSS::Error => error
  [name, "#{error.class}: #{error.message}"]
end
puts JSON.generate(said)
