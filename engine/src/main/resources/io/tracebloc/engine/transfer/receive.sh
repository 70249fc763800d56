# receive ... WORKER TOKEN: takes items, one after another, and says of each what lies on the volume
# then. The line that says that it is its turn names the program for digests, or "size", and how many
# workers there are. The input has no end on WebSocket v4, so every part of it is counted, and "end"
# ends it; the shell keeps stdout open to the last byte. An item is a line
#   KIND ID MARK NAMES UNITS SEEK COUNT REST TIME
# and NAMES bytes of names, ended by NUL; then its content: UNITS times 64 KiB and REST bytes, or for
# UNITS "z" gzip members, each after a line with its size, and a line "0".
#   segment  content is a tar archive of the files with these names
#   chunk    content is the part of the one file with this name (no NUL) that begins at SEEK units;
#            COUNT units are to be looked at; REST is "-" unless it is the last part
#   files    no content: the files of a segment are looked at again
#   part     no content: the part of a file is looked at again
# The answer "done ID DIGEST" comes when the next item may already be under way: for a segment the
# digest of the list of digests; "stored" where only sizes count and all content was there. An upload
# that went on elsewhere must not be disturbed: the token tells.
descend refuse_link
digest=${turn% *}
for tool in tar dd xargs stat find gunzip "$digest"; do
  [ "$tool" = size ] || command -v "$tool" >/dev/null || {
    echo "$tool: not found" >&2
    exit 127
  }
done
work=../${work##*/}
cd "$new" || exit 1
token=$work/token-$1
worker=$1
me=$2
# Where the processors are busy with the copy, a digest beside it gains nothing, and reading the end
# of the file needs no pipe.
alone=
processors=$(grep -c '^processor' /proc/cpuinfo 2>/dev/null)
[ "${turn#* }" != 1 ] || [ "${processors:-9}" -gt 2 ] || alone=yes
echo "$me" >"$token" || exit 1

exactly() {
  dd bs="$1" count=1 iflag=fullblock status=none
}
content() {
  if [ "$units" = z ]; then
    while read -r size && [ "$size" -gt 0 ]; do
      exactly "$size"
    done | gunzip -c
  else
    dd bs=65536 count="$units" iflag=fullblock status=none
  fi
}
put() {
  dd of="$file" bs=65536 conv=notrunc "$@"
}
# Input that ends early is no error to dd, but it counts.
whole() {
  told=$("$@" status=noxfer 2>&1) && [ "${told%%+0 *}" = "$units" ] && return
  echo "$told" >&2
  return 1
}
store() {
  [ -d "${file%/*}" ] || mkdir -p "${file%/*}" || return 1
  # What an earlier and longer file has behind the last part must not stay.
  [ "$rest" = - ] || dd if=/dev/null of="$file" bs=65536 seek="$seek" count=0 status=none || return 1
  if [ "$units" = z ]; then
    content | put seek="$seek" iflag=fullblock status=none || return 1
  else
    whole put seek="$seek" count="$units" iflag=fullblock || return 1
    case $rest in
      - | 0) ;;
      *) exactly "$rest" | put seek=$((seek + units)) status=none || return 1 ;;
    esac
  fi
  touch -d "@$time" "$file" 2>/dev/null
  return 0
}
sum() {
  if [ "$digest" = size ]; then wc -c; else "$digest"; fi
}
# Whether the file ends with the part that was just written.
ends() {
  [ "$kind" = chunk ] && [ "$units" != z ] &&
    { [ "$rest" != - ] || [ "$(stat -c %s "$file")" = $(((seek + units) * 65536)) ]; }
}
looked() {
  case $digest:$kind:$units in
    size:segment:* | size:chunk:[0-9]*)
      echo stored
      return
      ;;
  esac
  case $kind in
    chunk | part)
      if [ -n "$alone" ] && ends; then
        { dd bs=65536 skip="$seek" count=0 status=none && sum; } <"$file"
      else
        dd if="$file" bs=65536 skip="$seek" count="$count" status=none | sum
      fi
      ;;
    *)
      if [ "$digest" = size ]; then
        cat "$list" | xargs -0 cat | wc -c
      else
        # Through a pipe: with a file as its input, BusyBox's xargs jumps back in it.
        cat "$list" | xargs -0 "$digest" | "$digest"
      fi
      ;;
  esac
}
answer() {
  sum=$(looked)
  rm -f "$list"
  echo "$mark" >>"$work/journal"
  echo "done $id $sum"
}

echo ready
while read -r kind id mark names units seek count rest time && [ "$kind" != end ]; do
  read -r owner <"$token" && [ "$owner" = "$me" ] || {
    echo "another upload took over" >&2
    exit 1
  }
  list=$work/list-$worker-$id
  exactly "$names" >"$list" || exit 1
  case $kind in
    segment) content | tar -xof - || exit 1 ;;
    files) ;;
    *)
      # The dot keeps line breaks at the end of a name.
      file=$(cat "$list" && echo .)
      file=${file%.}
      ;;
  esac
  if [ "$kind" = chunk ]; then
    store || exit 1
  fi
  wait
  if [ -n "$alone" ] && [ "$kind" = chunk ]; then answer; else answer & fi
done
wait
[ "$kind" = end ] && echo finished
