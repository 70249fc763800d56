# Every script begins with this. PARENT AREA NAME SUFFIX: what is sent becomes NAME in the directory
# PARENT of the volume; until it is verified it lies in AREA, a directory in PARENT or "." for
# PARENT itself; beside it lies what the upload itself needs. No link on the way is followed:
# every script looks for them first. A script may be started before it is its turn: then it waits for a
# line that says that it is, and without one it does nothing.
read -r turn || exit 1
umask 022
parent=./$1
place=./$1/$3
area=./$1/$2
new=$area/$3.staging-$4
work=$new.work
old=$area/$3.old-$4
manifest=$area/$3.manifest
name=$3
ways=$1/$2
shift 4

# Steps down to the area, one directory after another, and does something at each.
descend() {
  rest=$ways/
  path=.
  while [ -n "$rest" ]; do
    part=${rest%%/*}
    rest=${rest#*/}
    if [ "$part" != . ]; then
      path=$path/$part
      "$1" || return 1
    fi
  done
}

refuse_link() {
  if [ -h "$path" ]; then
    echo "$path is a symbolic link" >&2
    exit 1
  fi
}

# Whether something stands there; an empty directory does not count.
taken() {
  if [ -d "$1" ] && [ ! -h "$1" ]; then
    [ ! -r "$1" ] || [ -n "$(find "$1/." ! -name . -prune -print | head -c 1)" ]
  else
    [ -e "$1" ] || [ -h "$1" ]
  fi
}

# Removes so many of the directories on the way, the innermost first, as long as they are empty.
unmake() {
  path=./$ways
  path=${path%/.}
  left=$1
  while [ "$left" -gt 0 ] && rmdir "$path" 2>/dev/null; do
    path=${path%/*}
    left=$((left - 1))
  done
}
