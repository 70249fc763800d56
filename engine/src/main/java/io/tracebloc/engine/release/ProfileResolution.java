package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.TargetAssembly.WriterIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Settles what can be done with a release that a profile is for. */
final class ProfileResolution {
  private static final String ACCOUNT = "default";

  private final ObjectReader objects;
  private final boolean live;
  private final Facts facts;

  /**
   * Settles releases.
   *
   * @param live whether every fact is confirmed against live objects
   */
  ProfileResolution(ObjectReader objects, boolean live, Facts facts) {
    this.objects = objects;
    this.live = live;
    this.facts = facts;
  }

  InstalledRelease resolve(ProfileMatch match, ReleaseRequest request) {
    match.choice().flatMap(RevisionChoice::warning).ifPresent(facts::warn);
    match
        .record()
        .ifPresent(
            record -> record.values().warnings().stream().map(Printable::of).forEach(facts::warn));
    noteIdentity(match);
    var assembled = new ProfileScope(match, objects, live, facts).assemble();
    var scope = assembled.scope();
    warn(match.profile(), scope);
    var drafts = drafts(match, request, assembled);
    var targets =
        new TargetAssembly(
                new ClaimCheck(objects, live),
                writer(match, request, scope, drafts),
                match.profile().next(),
                request.mounts(),
                facts)
            .assemble(drafts);
    return new InstalledRelease(
        match.profile().platform(),
        match.release(),
        match.namespace(),
        match.chart(),
        match.version(),
        match.status(),
        targets,
        Optional.empty(),
        facts.evidence(),
        facts.warnings(),
        match.record().map(ReleaseValues::of));
  }

  private void noteIdentity(ProfileMatch match) {
    var source =
        match
            .record()
            .map(HelmRecord::source)
            .or(() -> match.anchor().map(object -> "object " + object.name()))
            .orElse("flag");
    facts.note("platform", match.profile().platform(), "profile " + match.profile().id());
    facts.note("release", match.release(), source);
    facts.note("namespace", match.namespace(), source);
    facts.note("chart", match.chart(), source);
    facts.note("chart version", match.version(), source);
    facts.note("status", match.status(), source);
    facts.note("protocol", "stage-only", match.profile().title() + " takes no ingestion runs");
  }

  private void warn(Profile profile, Scope scope) {
    profile.notes().forEach((fact, value) -> note(fact, value, scope));
    for (var warning : profile.warnings()) {
      if (warning.when().holds(scope)) {
        warning.text().shown(scope).ifPresent(value -> facts.warn(Printable.of(value.text())));
      }
    }
  }

  private void note(String fact, Expression value, Scope scope) {
    value
        .shown(scope)
        .ifPresent(
            shown ->
                facts.note(
                    fact, shown.text(), shown.source().isEmpty() ? "default" : shown.source()));
  }

  private List<Draft> drafts(
      ProfileMatch match, ReleaseRequest request, ProfileScope.Assembled assembled) {
    var found =
        assembled.known()
            ? TargetDrafts.of(match.profile(), assembled.scope(), facts)
            : List.<Draft>of();
    if (request.claim().isPresent()) {
      return List.of(named(request.claim().get(), match, request, found, assembled.scope()));
    }
    if (found.isEmpty()) {
      return List.of(nothing(match, assembled));
    }
    return found.size() == 1 || request.target().isPresent()
        ? found.stream()
            .map(
                draft ->
                    found.size() == 1 || request.target().get().equals(draft.name())
                        ? draft.told(request)
                        : draft)
            .toList()
        : found;
  }

  /** The claim that the user named, seen as the profile sees it if it knows it. */
  private static Draft named(
      String claim, ProfileMatch match, ReleaseRequest request, List<Draft> found, Scope scope) {
    var known =
        found.stream()
            .filter(draft -> draft.storage().equals(new Storage.Claim(claim)))
            .filter(draft -> !draft.readOnly())
            .filter(draft -> request.target().map(draft.name()::equals).orElse(true))
            .findFirst();
    if (known.isPresent() && request.claimNamespace().isEmpty()) {
      return known.get().told(request).allowed();
    }
    var noted = new Facts();
    noted.note("claim", claim, "flag");
    var view = match.profile().targets().getFirst().view();
    var draft =
        new Draft(
            request.target().orElse("flag"),
            request.claimNamespace().orElse(targetNamespace(match, scope)),
            new Storage.Claim(claim),
            request.mountPath().isPresent()
                ? request.mountPath()
                : view.mountPath().settle("mount path", scope, noted),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Expression.none(),
            Expression.none(),
            scope,
            noted);
    return draft.told(request);
  }

  private static String targetNamespace(ProfileMatch match, Scope scope) {
    return match.profile().targets().getFirst().namespace().text(scope).orElse(match.namespace());
  }

  /** Says why there is nothing (4.3), or that nothing could be read. */
  private static Draft nothing(ProfileMatch match, ProfileScope.Assembled assembled) {
    var reason =
        assembled.known()
            ? match.profile().none().map(none -> none.offer(assembled.scope()))
            : Optional.<Offer.Unsupported>empty();
    var offer =
        reason.orElseGet(
            () ->
                assembled.known()
                    ? new Offer.Unsupported(
                        "its values name no volume", "Name one with {flag:claim}")
                    : new Offer.Unsupported(
                        "its values could not be read",
                        "Name the volume with {flag:claim} and {flag:mount-path}, or ask for the"
                            + " right to read ConfigMaps or Secrets there"));
    return new Draft(
        "none",
        match.namespace(),
        new Storage.Nothing(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Optional.of(offer),
        Expression.none(),
        Expression.none(),
        assembled.scope(),
        new Facts());
  }

  private WriterIdentity writer(
      ProfileMatch match, ReleaseRequest request, Scope scope, List<Draft> drafts) {
    var identity = match.profile().identity();
    var user = number("run as user", identity.user(), scope);
    var group = number("run as group", identity.group(), scope);
    var volumeGroup = number("volume group", identity.volumeGroup(), scope);
    return new WriterIdentity(
        account(match, request, scope, drafts),
        // Root is no identity for a stage Pod: Pod Security forbids it, and nothing needs it.
        user.filter(id -> id > 0).orElse(StagingTarget.STAGE_USER),
        group.filter(id -> id > 0).map(OptionalLong::of).orElse(OptionalLong.empty()),
        OptionalLong.of(volumeGroup.filter(id -> id > 0).orElse(StagingTarget.STAGE_USER)),
        tolerations(identity.tolerations(), scope),
        pullSecrets(identity.pullSecrets(), scope));
  }

  private Optional<Long> number(String fact, Expression expression, Scope scope) {
    return expression.settle(fact, scope, facts).flatMap(text -> expression.number(scope));
  }

  private String account(
      ProfileMatch match, ReleaseRequest request, Scope scope, List<Draft> drafts) {
    var flag = request.serviceAccount();
    var account =
        match
            .profile()
            .identity()
            .serviceAccount()
            .settle(facts.search("account").flag(flag), scope)
            .orElse(ACCOUNT);
    ObjectNames.name("account", account, flag.isPresent());
    var namespace = drafts.getFirst().namespace();
    if (live && flag.isEmpty() && !account.equals(ACCOUNT) && missing(namespace, account)) {
      facts.warn(
          "Drift: the account %s does not exist in namespace %s; %s is used instead"
              .formatted(account, Printable.of(namespace), ACCOUNT));
      return ACCOUNT;
    }
    return account;
  }

  private boolean missing(String namespace, String account) {
    return objects.serviceAccount(namespace, account) instanceof Refused<Tree> refused
        && refused.missing();
  }

  private static List<Toleration> tolerations(List<ProfilePath> paths, Scope scope) {
    return paths.stream()
        .map(scope::tree)
        .filter(Tree::filled)
        .findFirst()
        .map(list -> list.items().stream().limit(50).map(Workload::toleration).toList())
        .orElse(List.of());
  }

  private static List<String> pullSecrets(List<ProfilePath> paths, Scope scope) {
    var names = new ArrayList<String>();
    paths.stream()
        .map(scope::tree)
        .filter(Tree::filled)
        .findFirst()
        .ifPresent(list -> WorkloadView.names(list).forEach(name -> names.add(name.getAsString())));
    return names.stream().filter(ObjectNames::isName).distinct().limit(20).toList();
  }
}
