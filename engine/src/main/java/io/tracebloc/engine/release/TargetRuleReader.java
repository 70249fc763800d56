package io.tracebloc.engine.release;

import java.util.List;

/** Reads the part of a profile that says where targets are. */
final class TargetRuleReader {
  private TargetRuleReader() {}

  static TargetRule rule(ProfileNode node) {
    var fields =
        node.fields(
            "name",
            "within",
            "each",
            "pair",
            "when",
            "namespace",
            "claim",
            "nfs",
            "bucket",
            "secret",
            "hostPath",
            "accessMode",
            "nodePath",
            "mountPath",
            "subPath",
            "subPathExpr",
            "readOnly",
            "userDirectories",
            "refuse");
    return new TargetRule(
        ProfileReader.expression(fields.get("name")),
        new TargetRule.Loop(
            fields.read("within", ProfileNode::paths, List.of()),
            fields.read("each", ProfileNode::paths, List.of()),
            fields.read("pair", ProfileNode::paths, List.of())),
        fields.read("when", ProfileReader::condition, Condition.always()),
        ProfileReader.optional(fields.find("namespace")),
        volume(fields),
        new TargetRule.View(
            ProfileReader.optional(fields.find("mountPath")),
            ProfileReader.optional(fields.find("subPath")),
            ProfileReader.optional(fields.find("subPathExpr")),
            ProfileReader.optional(fields.find("readOnly")),
            fields.read(
                "userDirectories",
                part -> part.items().stream().map(ProfileReader::expression).toList(),
                List.of())),
        fields.find("refuse").map(ProfileReader::refusal));
  }

  private static TargetRule.Volume volume(ProfileNode.Fields fields) {
    var nfs = fields.find("nfs").map(part -> part.fields("server", "path"));
    return new TargetRule.Volume(
        ProfileReader.optional(fields.find("claim")),
        ProfileReader.optional(nfs.map(part -> part.get("server"))),
        ProfileReader.optional(nfs.map(part -> part.get("path"))),
        ProfileReader.optional(fields.find("bucket")),
        ProfileReader.optional(fields.find("secret")),
        ProfileReader.optional(fields.find("hostPath")),
        ProfileReader.optional(fields.find("accessMode")),
        ProfileReader.optional(fields.find("nodePath")));
  }
}
