/**
 * How Helm's users say what a command is about, and what Helm says about the cluster: its flags,
 * which it takes out of the arguments, reach us as HELM_* variables.
 */
package io.tracebloc.commands.helm;
