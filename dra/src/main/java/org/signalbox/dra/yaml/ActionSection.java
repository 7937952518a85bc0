package org.signalbox.dra.yaml;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.dra.rule.Destination;
import org.signalbox.dra.rule.RouteAction;

/** Reads the section {@code then} of routes. */
final class ActionSection {

  private static final String KEYS =
      "to, set, retry-on, answer-limit, try-limit; or redirect; or refuse";
  private static final ValueForm<String> DESTINATION =
      new ValueForm<>(
          "a group, a peer, realm:NAME, table:NAME, destination-host or destination-realm",
          text -> text);
  private static final ValueForm<RedirectUsage> USAGE =
      new ValueForm<>("one of " + RedirectUsage.names(), RedirectUsage::of);

  private final FileFindings findings;
  private final Names names;

  /** Values of Redirect-Host-Usage (RFC 6733 §6.13). */
  private enum RedirectUsage {
    DONT_CACHE(0),
    ALL_SESSION(1),
    ALL_REALM(2),
    REALM_AND_APPLICATION(3),
    ALL_APPLICATION(4),
    ALL_HOST(5),
    ALL_USER(6);

    private final int code;

    RedirectUsage(int code) {
      this.code = code;
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names() {
      return String.join(", ", List.of(values()).stream().map(RedirectUsage::key).toList());
    }

    private static RedirectUsage of(String key) {
      return List.of(values()).stream()
          .filter(usage -> usage.key().equals(key))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(key));
    }
  }

  ActionSection(FileFindings findings, Names names) {
    this.findings = findings;
    this.names = names;
  }

  /** The action; empty when it cannot be used, which is a problem. */
  Optional<RouteAction> read(YamlValue value) {
    SectionReader section = findings.section(value, KEYS);
    Optional<RouteAction> action;
    if (section.member("redirect").isPresent()) {
      action = section.section("redirect", "hosts, usage, cache").map(this::redirect);
    } else if (section.member("refuse").isPresent()) {
      action = section.section("refuse", "code, text").flatMap(this::refuse);
    } else {
      action = Optional.of(forward(section));
    }
    section.finish();
    return action;
  }

  private RouteAction forward(SectionReader section) {
    List<Located<String>> written = section.list("to", DESTINATION);
    List<Destination> to =
        written.stream().flatMap(text -> names.destination(text).stream()).toList();
    if (section.member("to").isEmpty() && section.member("set").isEmpty()) {
      findings.problem(section.position(), "neither to nor set, redirect or refuse", "one of them");
    }
    Set<Integer> retryOn = new HashSet<>();
    section.list("retry-on", RouteForms.RESULT_CODE).forEach(code -> retryOn.add(code.value()));
    RouteAction.Rewrite rewrite =
        section
            .section("set", "destination-realm, destination-host")
            .map(this::rewrite)
            .orElse(RouteAction.Rewrite.NOTHING);
    return new RouteAction.Forward(
        to,
        rewrite,
        new RouteAction.Retry(
            retryOn,
            section.optional("answer-limit", RouteForms.WAIT),
            section.optional("try-limit", RouteForms.WAIT)));
  }

  /** {@code destination-host: none} takes it out. */
  private RouteAction.Rewrite rewrite(SectionReader section) {
    Optional<String> realm = section.optional("destination-realm", RouteForms.REALM);
    Optional<String> host = section.optional("destination-host", RouteForms.IDENTITY);
    section.finish();
    boolean drop = host.filter("none"::equals).isPresent();
    return new RouteAction.Rewrite(realm, drop ? Optional.empty() : host, drop);
  }

  private RouteAction redirect(SectionReader section) {
    if (section.member("hosts").isEmpty()) {
      findings.problem(
          section.position(), "no hosts", "hosts: " + RouteForms.DIAMETER_URI.description());
    }
    List<String> hosts =
        section.list("hosts", RouteForms.DIAMETER_URI).stream().map(Located::value).toList();
    RedirectUsage usage = section.optional("usage", USAGE).orElse(RedirectUsage.DONT_CACHE);
    Duration cache = section.optional("cache", ValueForms.DURATION).orElse(Duration.ZERO);
    section.finish();
    return new RouteAction.Redirect(hosts, usage.code, cache);
  }

  private Optional<RouteAction> refuse(SectionReader section) {
    Optional<Integer> code = section.required("code", RouteForms.RESULT_CODE);
    String text =
        section.optional("text", RouteForms.SENTENCE).orElse("a rule of this agent refuses it");
    section.finish();
    return code.map(number -> new RouteAction.Refuse(number, text));
  }
}
