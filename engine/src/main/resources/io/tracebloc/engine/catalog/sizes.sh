# Kibibytes of each directory that can be a dataset's, for "du" lists nothing else in a safe way.
# $1 the mount
LC_ALL=C
export LC_ALL
cd "$1" || exit 1
apparent=
du -sk --apparent-size /dev/null > /dev/null 2>&1 && apparent=--apparent-size
set --
for name in *; do
  case $name in
    *[!A-Za-z0-9_]*) ;;
    *) [ -d "$name" ] && [ ! -h "$name" ] && set -- "$@" "$name" ;;
  esac
done
# An entry that may not be read makes it fail, with useful output.
[ $# -eq 0 ] || du -sk $apparent "$@"
exit 0
