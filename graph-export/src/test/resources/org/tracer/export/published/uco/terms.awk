# Prints the classes and properties of ontologies in normalized Turtle: kind, tab, IRI.
FNR == 1 { split("", namespace); subject = "" }
/^@prefix / { namespace[$2] = substr($3, 2, length($3) - 2) }
/^[a-z-]+:[A-Za-z]+$/ {
  colon = index($0, ":")
  subject = namespace[substr($0, 1, colon)] substr($0, colon + 1)
}
subject != "" && match($0, /owl:(Class|ObjectProperty|DatatypeProperty)( [,;])?$/) {
  kind = substr($0, RSTART + 4, RLENGTH - 4)
  sub(/ .*/, "", kind)
  print kind "\t" subject
}
# What a term is stands before everything else that is said of it.
/;$/ { subject = "" }
