package io.tracebloc.sandbox.api.admission;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names, labels and annotations. */
final class MetadataRules {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;
  private static final int MOST_ANNOTATION_BYTES = 256 * 1024;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern QUALIFIED =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

  private static final String SUBDOMAIN_HELP =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  private static final String LABEL_HELP =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  private static final String SERVICE_HELP =
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
  private static final String VALUE_HELP =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  private static final String KEY_HELP =
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

  private MetadataRules() {}

  static void check(ResourceType type, ObjectNode object, Problems problems) {
    var metadata = object.path("metadata");
    var name = Metadata.name(object);
    var prefix = metadata.path("generateName").asString("");
    if (!name.isEmpty()) {
      name(type, "metadata.name", name, problems);
    } else if (prefix.isEmpty()) {
      problems.required("metadata.name", "name or generateName is required");
    } else {
      // What is appended later begins with a letter or digit, so the prefix may end in a dash.
      name(type, "metadata.generateName", prefix.replaceFirst("[-.]+$", "") + "a", problems);
    }
    labels(metadata.path("labels"), "metadata.labels", problems);
    annotations(metadata.path("annotations"), problems);
  }

  static void labels(JsonNode labels, String field, Problems problems) {
    for (var label : labels.properties()) {
      key(label.getKey(), field, problems);
      var value = label.getValue().asString("");
      if (value.length() > LONGEST_LABEL) {
        problems.invalid(field, value, "must be no more than 63 characters");
      } else if (!value.isEmpty() && !QUALIFIED.matcher(value).matches()) {
        problems.invalid(field, value, VALUE_HELP);
      }
    }
  }

  private static void annotations(JsonNode annotations, Problems problems) {
    var size = 0;
    for (var annotation : annotations.properties()) {
      key(annotation.getKey(), "metadata.annotations", problems);
      size += annotation.getKey().length() + annotation.getValue().asString("").length();
    }
    if (size > MOST_ANNOTATION_BYTES) {
      problems.invalid(
          "metadata.annotations", "", "may not be more than " + MOST_ANNOTATION_BYTES + " bytes");
    }
  }

  private static void key(String key, String field, Problems problems) {
    var slash = key.indexOf('/');
    var prefix = slash < 0 ? "a" : key.substring(0, slash);
    var name = key.substring(slash + 1);
    if (!SUBDOMAIN.matcher(prefix).matches() || prefix.length() > LONGEST_SUBDOMAIN) {
      problems.invalid(field, key, "prefix part " + SUBDOMAIN_HELP);
    }
    if (name.length() > LONGEST_LABEL) {
      problems.invalid(field, key, "name part must be no more than 63 characters");
    } else if (!QUALIFIED.matcher(name).matches()) {
      problems.invalid(field, key, KEY_HELP);
    }
  }

  private static void name(ResourceType type, String field, String name, Problems problems) {
    if (type.group().equals("rbac.authorization.k8s.io")) {
      if (name.equals(".") || name.equals("..") || name.contains("/") || name.contains("%")) {
        problems.invalid(field, name, "may not contain '/' or '%'");
      }
    } else if (type.equals(ResourceTypes.NAMESPACES)) {
      dns(field, name, LABEL, LONGEST_LABEL, LABEL_HELP, problems);
    } else if (type.equals(ResourceTypes.SERVICES)) {
      dns(field, name, SERVICE, LONGEST_LABEL, SERVICE_HELP, problems);
    } else {
      dns(field, name, SUBDOMAIN, LONGEST_SUBDOMAIN, SUBDOMAIN_HELP, problems);
    }
  }

  static void label(String field, String name, Problems problems) {
    dns(field, name, LABEL, LONGEST_LABEL, LABEL_HELP, problems);
  }

  private static void dns(
      String field, String name, Pattern pattern, int longest, String help, Problems problems) {
    if (name.length() > longest) {
      problems.invalid(field, name, "must be no more than " + longest + " characters");
    } else if (!pattern.matcher(name).matches()) {
      problems.invalid(field, name, help);
    }
  }
}
