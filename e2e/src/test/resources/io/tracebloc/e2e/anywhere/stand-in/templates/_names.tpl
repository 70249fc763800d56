{{- define "labels" -}}
app.kubernetes.io/name: client
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.Version | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: client-{{ .Chart.Version }}
{{- end }}

{{- define "volumeOnNode" -}}
{{- if hasPrefix "/" .Values.standIn.volume }}yes{{ end }}
{{- end }}
