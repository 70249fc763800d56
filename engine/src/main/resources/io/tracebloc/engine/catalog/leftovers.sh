# Directories that are called like a dataset, in any spelling.
# $1 the mount, $2 the name
cd "$1" || exit 1
find . .tracebloc-staging -maxdepth 1 -type d -iname "$2" 2> /dev/null |
  sed -n 's:^\.tracebloc-staging/\([A-Za-z0-9_]*\)$:left \1:p; s:^\./\([A-Za-z0-9_]*\)$:left \1:p'
exit 0
