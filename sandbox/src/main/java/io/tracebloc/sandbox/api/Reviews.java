package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.access.Action;
import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.access.Caller;
import io.tracebloc.sandbox.access.ServiceAccountTokens;
import io.tracebloc.sandbox.store.ApiException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers questions about who somebody is and what they may do. */
final class Reviews {
  static final String AUTHENTICATION = "authentication.k8s.io";
  static final String AUTHORIZATION = "authorization.k8s.io";

  private final ServiceAccountTokens tokens;
  private final Authorizer authorizer;

  Reviews(ServiceAccountTokens tokens, Authorizer authorizer) {
    this.tokens = tokens;
    this.authorizer = authorizer;
  }

  /** The review kinds of an API group, by plural. */
  static Map<String, String> kinds(String group) {
    return new TreeMap<>(
        switch (group) {
          case AUTHENTICATION ->
              Map.of("tokenreviews", "TokenReview", "selfsubjectreviews", "SelfSubjectReview");
          case AUTHORIZATION ->
              Map.of(
                  "selfsubjectaccessreviews", "SelfSubjectAccessReview",
                  "selfsubjectrulesreviews", "SelfSubjectRulesReview",
                  "subjectaccessreviews", "SubjectAccessReview",
                  "localsubjectaccessreviews", "LocalSubjectAccessReview");
          default -> Map.<String, String>of();
        });
  }

  Reply answer(Caller caller, byte[] body, RequestInfo info) {
    var review = body.length == 0 ? Json.object() : Json.readObject(body);
    review.put("kind", kinds(info.group()).get(info.resource()));
    review.put("apiVersion", info.group() + "/v1");
    var spec = review.path("spec");
    review.set(
        "status",
        switch (info.resource()) {
          case "tokenreviews" -> token(spec);
          case "selfsubjectreviews" -> Json.object().set("userInfo", user(caller));
          case "selfsubjectaccessreviews" -> access(caller, spec);
          case "selfsubjectrulesreviews" -> rules(caller, spec.path("namespace").asString(""));
          case "subjectaccessreviews", "localsubjectaccessreviews" -> access(subject(spec), spec);
          default -> throw Discovery.unknownPath();
        });
    return Reply.created(review);
  }

  private ObjectNode token(JsonNode spec) {
    var status = Json.object();
    var asked = texts(spec.path("audiences"));
    var wanted = asked.isEmpty() ? List.of(ServiceAccountTokens.AUDIENCE) : asked;
    var verified =
        tokens
            .verify(spec.path("token").asString(""))
            .filter(token -> token.audiences().stream().anyMatch(wanted::contains));
    if (verified.isEmpty()) {
      return status.put("authenticated", false).put("error", "invalid bearer token");
    }
    var token = verified.get();
    status.put("authenticated", true);
    status.set("user", user(token.caller()).put("uid", token.uid()));
    var audiences = status.putArray("audiences");
    token.audiences().stream().filter(wanted::contains).forEach(audiences::add);
    return status;
  }

  private static ObjectNode user(Caller caller) {
    var user = Json.object().put("username", caller.name());
    var groups = user.putArray("groups");
    caller.groups().forEach(groups::add);
    return user;
  }

  private static Caller subject(JsonNode spec) {
    var groups = texts(spec.path("groups"));
    var name = spec.path("user").asString("");
    if (name.isEmpty() && groups.isEmpty()) {
      throw new ApiException(
          422,
          "Invalid",
          "SubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.user: Invalid value: \"\": at least one of user or group must be specified");
    }
    return new Caller(name, groups);
  }

  private ObjectNode access(Caller caller, JsonNode spec) {
    var decision = authorizer.decide(caller, action(spec));
    var status = Json.object().put("allowed", decision.allowed());
    if (!decision.reason().isEmpty()) {
      status.put("reason", decision.reason());
    }
    return status;
  }

  private static Action action(JsonNode spec) {
    var path = spec.get("nonResourceAttributes");
    if (path != null) {
      return new Action.OnPath(path.path("verb").asString(""), path.path("path").asString(""));
    }
    var resource = spec.path("resourceAttributes");
    return new Action.OnResource(
        resource.path("verb").asString(""),
        resource.path("group").asString(""),
        resource.path("resource").asString(""),
        resource.path("subresource").asString(""),
        resource.path("namespace").asString(""),
        resource.path("name").asString(""));
  }

  private ObjectNode rules(Caller caller, String namespace) {
    if (namespace.isEmpty()) {
      throw ApiException.badRequest("no namespace on request");
    }
    var status = Json.object().put("incomplete", false);
    var resources = status.putArray("resourceRules");
    var paths = status.putArray("nonResourceRules");
    for (var rule : authorizer.rules(caller, namespace)) {
      if (rule.path("nonResourceURLs").isEmpty()) {
        copy(rule, resources.addObject(), "verbs", "apiGroups", "resources", "resourceNames");
      } else {
        copy(rule, paths.addObject(), "verbs", "nonResourceURLs");
      }
    }
    return status;
  }

  private static void copy(JsonNode rule, ObjectNode target, String... fields) {
    for (var field : fields) {
      if (rule.get(field) instanceof ArrayNode values) {
        target.set(field, values);
      }
    }
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(value -> value.asString("")).toList();
  }
}
