#compdef kubectl-tracebloc
# zsh completion for kubectl tracebloc, and for kubectl-tracebloc called by its own name. Needs compinit.
#
# "kubectl tracebloc <TAB>" is completed by kubectl's own completion, which has to be loaded first:
#     source <(kubectl completion zsh)
# It asks the program kubectl_complete-tracebloc, if that is on PATH (kubectl 1.26 and newer). Where
# it is not, as after an installation by krew, this script answers in its place.

# Offers what a program answers to the words that follow it here.
__tracebloc_answer() {
  local answer line value directive current=${@[-1]}
  local -a lines candidates space
  answer="$("$1" __complete "${@[2,-1]}" 2>/dev/null </dev/null)" || return 1
  lines=("${(@f)answer}")
  directive=${lines[-1]#:}
  [[ $directive == <-> ]] || return 1
  [[ $current == -*=* ]] && compset -P 1 '*='
  for line in "${(@)lines[1,-2]}"; do
    value=${line%%$'\t'*}
    value=${value//:/\\:}
    [[ $line == *$'\t'* ]] && value+=:${line#*$'\t'}
    candidates+=("$value")
  done
  ((directive & 2)) && space=(-S '')
  if ((${#candidates})); then
    _describe tracebloc candidates "${space[@]}"
  elif ((directive & 16)); then
    _files -/
  elif ((!(directive & 4))); then
    _files
  else
    return 1
  fi
}

# The words without their quotes, up to the one that is being typed; nothing in them is run.
__tracebloc_typed() {
  typed=("${(@Q)words[1,CURRENT]}")
  typed=("${(@)typed/#\~\//$HOME/}")
}

_kubectl-tracebloc() {
  local -a typed
  __tracebloc_typed
  __tracebloc_answer "${typed[@]}"
}

__tracebloc_kubectl() {
  local -a typed
  if [[ ${words[2]-} == tracebloc ]] && ((CURRENT > 2)); then
    __tracebloc_typed
    __tracebloc_answer kubectl-tracebloc "${(@)typed[3,-1]}"
  else
    _kubectl "$@"
  fi
}

# Either this file was sourced, or it is being run as the function of its name.
if [[ ${funcstack[1]-} == _kubectl-tracebloc ]]; then
  _kubectl-tracebloc "$@"
else
  compdef _kubectl-tracebloc kubectl-tracebloc
  if ((${+functions[_kubectl]} && !${+commands[kubectl_complete-tracebloc]})); then
    compdef __tracebloc_kubectl kubectl
  fi
fi
