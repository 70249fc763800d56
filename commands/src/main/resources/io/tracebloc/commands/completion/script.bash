# bash completion for kubectl tracebloc, and for kubectl-tracebloc called by its own name.
#
# "kubectl tracebloc <TAB>" is completed by kubectl's own completion, which has to be loaded first:
#     source <(kubectl completion bash)
# It asks the program kubectl_complete-tracebloc, if that is on PATH (kubectl 1.26 and newer). Where
# it is not, as after an installation by krew, this script answers in its place.

# Puts what was typed into __tracebloc_words: bash splits words at = and : and keeps their quotes.
__tracebloc_read_words() {
  local line=$COMP_LINE index word last
  __tracebloc_words=()
  for ((index = 0; index <= COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    last=$((${#__tracebloc_words[@]} - 1))
    if ((last >= 0)) && [[ $line != [[:space:]]* ]]; then
      __tracebloc_words[last]+=$word
    else
      __tracebloc_words+=("$word")
    fi
    line=${line#"${line%%[![:space:]]*}"}
    line=${line#"$word"}
  done
  for index in "${!__tracebloc_words[@]}"; do
    __tracebloc_words[index]=$(__tracebloc_plain "${__tracebloc_words[index]}")
  done
}

# A word without its quotes; the last one may still be open. What would run something, as does a word behind a blank
# outside quotes, is left as it was typed.
__tracebloc_plain() {
  local plain=$1 closing whole=$'^([^[:space:]\\\'"]|\\\\.|\'[^\']*\'|"([^"\\]|\\\\.)*")*$'
  case $1 in
    *[\$\`\;\&\|\<\>\(\)]* | *$'\n'*) ;;
    *)
      for closing in '' "'" '"'; do
        # A backslash at the end is for what comes next, which is not typed yet.
        [[ -n $closing && $1 == *\\ ]] && break
        if [[ $1$closing =~ $whole ]]; then
          eval "plain=$1$closing" 2>/dev/null || plain=$1
          break
        fi
      done
      ;;
  esac
  printf '%s' "$plain"
}

# Offers what a program answers to the words that follow it here.
__tracebloc_answer() {
  local answer directive line current=${!#}
  COMPREPLY=()
  answer=$("$1" __complete "${@:2}" 2>/dev/null </dev/null) || return
  directive=${answer##*:}
  [[ $directive == [0-9]* ]] || return
  [[ $answer == *$'\n'* ]] && answer=${answer%$'\n'*} || answer=
  [[ $current == -*=* ]] && current=${current#*=}
  while IFS= read -r line; do
    line=${line%%$'\t'*}
    [[ -n $line && $line == "$current"* ]] && COMPREPLY+=("$line")
  done <<<"$answer"
  if ((directive & 16)); then
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current")
    __tracebloc_option -o filenames
  fi
  ((directive & 2)) && __tracebloc_option -o nospace
  ((directive & 4)) && __tracebloc_option +o default
  # bash replaces no more than what stands behind the last colon.
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
  fi
  return 0
}

__tracebloc_option() {
  # The bash of macOS has no compopt.
  compopt "$@" 2>/dev/null
}

__tracebloc_program() {
  local __tracebloc_words
  __tracebloc_read_words
  __tracebloc_answer "${__tracebloc_words[@]}"
}

__tracebloc_kubectl() {
  if [[ ${COMP_WORDS[1]-} == tracebloc ]] && ((COMP_CWORD > 1)); then
    local __tracebloc_words
    __tracebloc_read_words
    __tracebloc_answer kubectl-tracebloc "${__tracebloc_words[@]:2}"
  else
    __start_kubectl "$@"
  fi
}

complete -o default -F __tracebloc_program kubectl-tracebloc
if declare -F __start_kubectl >/dev/null && ! type -P kubectl_complete-tracebloc >/dev/null; then
  complete -o default -F __tracebloc_kubectl kubectl
fi
