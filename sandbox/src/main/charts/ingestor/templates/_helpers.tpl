{{- define "ingestor.labels" -}}
app.kubernetes.io/name: ingestor
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "ingestor.url" -}}
{{- $standard := printf "http://jobs-manager.%s.svc.cluster.local:8080" .Release.Namespace -}}
{{- .Values.jobsManager.endpoint | default $standard | trimSuffix "/" }}{{ .Values.jobsManager.submitPath }}
{{- end }}

{{- /* A given key, else the one of the last submit under this name, else a new one. */ -}}
{{- define "ingestor.key" -}}
{{- $last := dict -}}
{{- with lookup "v1" "ConfigMap" .Release.Namespace (printf "%s-config" .Release.Name) -}}
{{- $last = fromJson (get (.data | default dict) "body.json" | default "{}") -}}
{{- end -}}
{{- .Values.idempotencyKey | default (get $last "idempotency_key") | default (printf "%s-%d" .Release.Name (now | unixEpoch | int64)) -}}
{{- end }}

{{- define "ingestor.body" -}}
{{- $body := dict "ingest_config" (required "ingestConfig is required: --set-file ingestConfig=<file>" .Values.ingestConfig) "idempotency_key" (include "ingestor.key" .) -}}
{{- with .Values.image.digest -}}
{{- $body = set $body "image_digest" . -}}
{{- end -}}
{{- toJson $body -}}
{{- end }}
