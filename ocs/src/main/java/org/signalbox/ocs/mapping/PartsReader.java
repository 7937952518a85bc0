package org.signalbox.ocs.mapping;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.Problem;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.ContextSection;
import org.signalbox.ocs.policy.GrantPolicies;
import org.signalbox.ocs.policy.GrantPolicy;

/** Reads the parts of one file, on top of those of another. Used by one thread. */
final class PartsReader {

  /** Services and contexts of a file; every request walks over them. */
  private static final int RULES_MAX = 1_000;

  private static final int FREE_NUMBERS_MAX = 1_000;

  private static final ValueForm<TextTest> NUMBER =
      new ValueForm<>("a number, with * for anything", TextTestForm::around);

  private final ServiceSection services;
  private final GrantPolicies policies;
  private final List<Problem> problems;

  /** Where a file is the first. */
  static final MappingParts NOTHING =
      new MappingParts(
          List.of(),
          List.of(),
          new FreeNumbers(List.of(), GrantPolicies.STANDARD.find(GrantPolicies.FREE).orElseThrow()),
          true);

  PartsReader(ServiceSection services, GrantPolicies policies, List<Problem> problems) {
    this.services = services;
    this.policies = policies;
    this.problems = problems;
  }

  /**
   * What holds without the file, and what it says.
   *
   * @param section the whole file
   */
  MappingParts read(SectionReader section, MappingParts before) {
    List<ServiceMap.ContextRule> contexts = new ArrayList<>(before.contexts());
    for (YamlValue.Member member :
        bounded(section.named("contexts", "Service-Context-Ids"), "contexts", section)) {
      contexts.add(context(member, before));
    }
    List<MappingRule> rules = new ArrayList<>(before.rules());
    for (YamlValue item : bounded(section.items("services", "services"), "services", section)) {
      services.read(item).ifPresent(rules::add);
    }
    MappingParts parts =
        new MappingParts(
            contexts,
            rules,
            free(section, before.free()),
            section.optional("strip-plus", ValueForms.FLAG).orElse(before.stripsPlus()));
    section.finish();
    return parts;
  }

  private <T> List<T> bounded(List<T> entries, String key, SectionReader section) {
    if (entries.size() <= RULES_MAX) {
      return entries;
    }
    problems.add(
        new Problem(section.position(key), entries.size() + " " + key, "at most " + RULES_MAX));
    return List.of();
  }

  /** A context that is named begins with what holds for it otherwise. */
  private ServiceMap.ContextRule context(YamlValue.Member member, MappingParts before) {
    SectionReader inner = SectionReader.of(member.value(), ContextSection.KEYS, problems);
    ContextPolicy policy = ContextSection.read(inner, base(member.key(), before));
    inner.finish();
    return new ServiceMap.ContextRule(TextTestForm.around(member.key()), policy);
  }

  private static ContextPolicy base(String written, MappingParts before) {
    String name = written.replace("*", "");
    return ServiceMap.policyOf(name, before.contexts());
  }

  private FreeNumbers free(SectionReader section, FreeNumbers before) {
    GrantPolicy policy = policies.find(GrantPolicies.FREE).orElse(before.policy());
    if (section.member("free-numbers").isEmpty()) {
      return new FreeNumbers(before.tests(), policy);
    }
    List<TextTest> tests =
        section.list("free-numbers", NUMBER).stream().map(Located::value).toList();
    if (tests.size() > FREE_NUMBERS_MAX) {
      problems.add(
          new Problem(
              section.position("free-numbers"),
              tests.size() + " free numbers",
              "at most " + FREE_NUMBERS_MAX));
    }
    return new FreeNumbers(tests, policy);
  }
}
