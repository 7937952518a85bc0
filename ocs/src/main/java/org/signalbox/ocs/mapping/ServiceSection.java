package org.signalbox.ocs.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.policy.GrantPolicies;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.UnitKind;

/** Reads services, of all files that make one map. Used by one thread. */
final class ServiceSection {

  /** The keys, as problems tell them. */
  static final String KEYS =
      "name, like, when, tenant, category, account, subject, destination, unit, tor, request-type,"
          + " policy, free, refuse, fields";

  private static final String ASKED = "asked";
  private static final int TESTS_MAX = 1_000;
  private static final int FIELDS_MAX = 50;

  private static final ValueForm<UnitRule> UNIT =
      new ValueForm<>("one of time, octets, units, money, asked", ServiceSection::unit);
  private static final ValueForm<String> TOR =
      new ValueForm<>(
          "a type of record such as *voice",
          text -> require(text, text.matches("\\*[a-z_0-9]{1,30}")));
  private static final ValueForm<String> REQUEST_TYPE =
      new ValueForm<>(
          "one of *prepaid, *postpaid, *rated, *none",
          text ->
              require(text, List.of("*prepaid", "*postpaid", "*rated", "*none").contains(text)));
  private static final ValueForm<Integer> REFUSAL =
      new ValueForm<>("one of 4010, 4011, 5003, 5030, 5031", ServiceSection::refusal);

  private final GrantPolicies policies;
  private final List<Problem> problems;
  private final FieldNames names;
  private final TemplateReader templates;
  private final Map<String, MappingRule> named = new HashMap<>();

  /**
   * @param policies that services may name
   * @param problems takes what is wrong
   */
  ServiceSection(GrantPolicies policies, List<Problem> problems) {
    this.policies = policies;
    this.problems = problems;
    this.names = new FieldNames(problems);
    this.templates = new TemplateReader(names, problems);
  }

  private MappingRule standard() {
    return new MappingRule(
        "",
        List.of(),
        PartyRule.STANDARD,
        new UnitRule(UnitKind.UNITS, true),
        "",
        "*prepaid",
        policies.find(GrantPolicies.MESSAGE).orElseThrow(),
        false,
        Optional.empty(),
        Collections.emptySortedMap());
  }

  /** One service; empty when it is no section. */
  Optional<MappingRule> read(YamlValue value) {
    if (!(value instanceof YamlValue.Section)) {
      problems.add(new Problem(value.position(), value.found(), "a section with " + KEYS));
      return Optional.empty();
    }
    SectionReader section = SectionReader.of(value, KEYS, problems);
    String name = section.required("name", ValueForms.NAME).orElse("");
    MappingRule base = base(section);
    MappingRule rule =
        new MappingRule(
            name,
            conditions(section, base.conditions()),
            parties(section, base.parties()),
            base.units(),
            base.tor(),
            section.optional("request-type", REQUEST_TYPE).orElse(base.requestType()),
            policy(section, base.policy()),
            section.optional("free", ValueForms.FLAG).orElse(base.isFree()),
            section.optional("refuse", REFUSAL).or(base::refusal),
            fields(section, base.fields()));
    MappingRule complete = withUnits(section, rule);
    section.finish();
    named.put(name, complete);
    return Optional.of(complete);
  }

  private MappingRule base(SectionReader section) {
    Optional<String> like = section.optional("like", ValueForms.NAME);
    if (like.isEmpty()) {
      return standard();
    }
    MappingRule known = named.get(like.get());
    if (known != null) {
      return known;
    }
    problems.add(
        new Problem(
            section.position("like"),
            "no service \"" + like.get() + "\" before this one",
            NearestName.of(like.get(), named.keySet())
                .map(nearest -> "\"" + nearest + "\"")
                .orElse("one of " + String.join(", ", named.keySet().stream().sorted().toList()))));
    return standard();
  }

  /** Conditions of its own, and those of the base about other fields. */
  private List<FieldCondition> conditions(SectionReader section, List<FieldCondition> inherited) {
    List<FieldCondition> conditions = new ArrayList<>();
    for (YamlValue.Member member : section.named("when", "fields and what they have to be")) {
      names
          .find(member.key(), member.position())
          .map(source -> condition(source, member, section))
          .ifPresent(conditions::add);
    }
    for (FieldCondition other : inherited) {
      if (conditions.stream().noneMatch(own -> own.source().equals(other.source()))) {
        conditions.add(other);
      }
    }
    return conditions;
  }

  private FieldCondition condition(
      FieldSource source, YamlValue.Member member, SectionReader section) {
    ValueForm<TextTest> form =
        FieldNames.isNumber(source) ? TextTestForm.NUMBER : TextTestForm.TEXT;
    List<TextTest> tests =
        section.texts(member.value(), form).stream().map(Located::value).toList();
    if (tests.size() > TESTS_MAX) {
      problems.add(
          new Problem(member.position(), tests.size() + " values", "at most " + TESTS_MAX));
    }
    return new FieldCondition(source, tests);
  }

  private PartyRule parties(SectionReader section, PartyRule base) {
    return new PartyRule(
        templates.choice(section, "tenant").orElse(base.tenant()),
        templates.choice(section, "category").orElse(base.category()),
        templates.choice(section, "account").orElse(base.account()),
        templates.choice(section, "subject").orElse(base.subject()),
        templates.choice(section, "destination").orElse(base.destination()));
  }

  private SortedMap<String, TextChoice> fields(
      SectionReader section, SortedMap<String, TextChoice> base) {
    SortedMap<String, TextChoice> fields = new TreeMap<>(base);
    Optional<YamlValue.Member> member = section.member("fields");
    Optional<SectionReader> inner = section.section("fields", "names of fields of the event");
    if (inner.isPresent()
        && member.isPresent()
        && member.get().value() instanceof YamlValue.Section all) {
      all.members()
          .forEach(field ->
              templates
                  .choice(inner.get(), field.key())
                  .ifPresent(choice -> fields.put(field.key(), choice)));
    }
    if (fields.size() > FIELDS_MAX) {
      problems.add(
          new Problem(
              section.position("fields"), fields.size() + " fields", "at most " + FIELDS_MAX));
    }
    return fields;
  }

  private GrantPolicy policy(SectionReader section, GrantPolicy base) {
    Optional<String> name = section.optional("policy", ValueForms.NAME);
    Optional<GrantPolicy> found = name.flatMap(policies::find);
    if (name.isPresent() && found.isEmpty()) {
      problems.add(
          new Problem(
              section.position("policy"),
              "unknown policy \"" + name.get() + "\"",
              NearestName.of(name.get(), policies.names())
                  .map(nearest -> "\"" + nearest + "\"")
                  .orElse(
                      "one of " + String.join(", ", policies.names().stream().sorted().toList()))));
    }
    return found.orElse(base);
  }

  /** A type of record says what is counted; a unit beside it has to say the same. */
  private MappingRule withUnits(SectionReader section, MappingRule rule) {
    Optional<String> tor = section.optional("tor", TOR);
    Optional<UnitRule> unit = section.optional("unit", UNIT);
    if (tor.isEmpty() && unit.isEmpty()) {
      return rule;
    }
    Optional<UnitKind> told = tor.map(ServiceSection::kindOf);
    if (told.isPresent() && unit.isPresent() && unit.get().kind() != told.get()) {
      problems.add(
          new Problem(
              section.position("unit"),
              "a unit that " + tor.get() + " is not counted in",
              Names.lower(told.get())));
    }
    UnitRule units =
        told.map(kind -> new UnitRule(kind, unit.map(UnitRule::isAsked).orElse(false)))
            .or(() -> unit)
            .orElse(rule.units());
    String type = tor.orElseGet(() -> units.kind() == rule.units().kind() ? rule.tor() : "");
    return new MappingRule(
        rule.name(),
        rule.conditions(),
        rule.parties(),
        units,
        type,
        rule.requestType(),
        rule.policy(),
        rule.isFree(),
        rule.refusal(),
        rule.fields());
  }

  private static UnitKind kindOf(String tor) {
    return switch (tor) {
      case "*voice" -> UnitKind.TIME;
      case "*data" -> UnitKind.OCTETS;
      case "*monetary" -> UnitKind.MONEY;
      default -> UnitKind.UNITS;
    };
  }

  private static UnitRule unit(String text) {
    if (text.equals(ASKED)) {
      return new UnitRule(UnitKind.UNITS, true);
    }
    for (UnitKind kind : UnitKind.values()) {
      if (Names.lower(kind).equals(text)) {
        return new UnitRule(kind, false);
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static int refusal(String text) {
    return switch (text) {
      case "4010" -> ResultCode.END_USER_SERVICE_DENIED;
      case "4011" -> ResultCode.CREDIT_CONTROL_NOT_APPLICABLE;
      case "5003" -> ResultCode.AUTHORIZATION_REJECTED;
      case "5030" -> ResultCode.USER_UNKNOWN;
      case "5031" -> ResultCode.RATING_FAILED;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String require(String text, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
