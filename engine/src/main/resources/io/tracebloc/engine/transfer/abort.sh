# abort TABLE SUFFIX: removes the staging directory of an upload that failed. An unpacking tar may
# still be at work for a moment.
new=.tracebloc-staging/$1.staging-$2
for attempt in 1 2 3 4 5; do
  rm -rf "$new" "$new.list" 2>/dev/null && exit 0
  sleep 1
done
rm -rf "$new" "$new.list"
