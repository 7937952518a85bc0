package org.signalbox.ocs.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.ocs.message.FinalUnit;
import org.signalbox.ocs.message.RedirectAddressType;

/**
 * Reads the section {@code policies} of the charging file: each is like another one, {@code voice}
 * where it does not say, with changes. One use each.
 */
public final class PolicySection {

  private static final String KEYS =
      "like, time, octets, units, money, validity, validity-low, quota-holding, final-unit, pool,"
          + " tariff-change, never-refused";
  private static final String OFF_OR = "off, or ";

  private final List<Problem> problems;
  private GrantPolicies policies = GrantPolicies.STANDARD;

  /**
   * @param problems takes what is wrong
   */
  public PolicySection(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * The standard policies with those of the file, in its order: one may be like any before it.
   *
   * @param members the names and what they say
   */
  public GrantPolicies read(List<YamlValue.Member> members) {
    for (YamlValue.Member member : members) {
      SectionReader section = SectionReader.of(member.value(), KEYS, problems);
      policies = policies.with(policy(member.key(), section));
    }
    return policies;
  }

  private GrantPolicy policy(String name, SectionReader section) {
    GrantPolicy base = base(name, section);
    Map<UnitKind, SliceRule> slices = new EnumMap<>(UnitKind.class);
    for (UnitKind kind : UnitKind.values()) {
      String key = kind.name().toLowerCase(Locale.ROOT);
      slices.put(
          kind,
          section
              .section(key, "default, minimum, maximum, least, threshold")
              .map(inner -> slice(kind, base.slice(kind), inner))
              .orElse(base.slice(kind)));
    }
    GrantPolicy policy =
        new GrantPolicy(
            name,
            slices,
            times(base.times(), section),
            section.value("final-unit").flatMap(this::finalUnit).orElse(base.finalUnit()),
            section.section("pool", "id, multiplier").map(this::pool).orElse(base.pool()),
            section.optional("tariff-change", ValueForms.FLAG).orElse(base.tellsTariffChange()),
            section.optional("never-refused", ValueForms.FLAG).orElse(base.isNeverRefused()));
    section.finish();
    return policy;
  }

  private GrantPolicy base(String name, SectionReader section) {
    Optional<String> like = section.optional("like", ValueForms.NAME);
    if (like.isPresent() && policies.find(like.get()).isEmpty()) {
      problem(
          section.position("like"),
          "no policy \"" + like.get() + "\" before this one",
          NearestName.of(like.get(), policies.names())
              .map(nearest -> "\"" + nearest + "\"")
              .orElse("one of " + String.join(", ", policies.names())));
    }
    String self = policies.find(name).isPresent() ? name : GrantPolicies.VOICE;
    return policies
        .find(like.orElse(self))
        .orElseGet(() -> policies.find(GrantPolicies.VOICE).orElseThrow());
  }

  private SliceRule slice(UnitKind kind, SliceRule base, SectionReader section) {
    long maximum =
        section.optional("maximum", PolicyForms.amountOrUnlimited(kind)).orElse(base.maximum());
    long standard =
        section.optional("default", PolicyForms.amountOrUnlimited(kind)).orElse(base.standard());
    long minimum =
        section.optional("minimum", PolicyForms.amountOrNothing(kind)).orElse(base.minimum());
    long least = section.optional("least", PolicyForms.amount(kind)).orElse(base.least());
    Threshold threshold =
        section.optional("threshold", PolicyForms.threshold(kind)).orElse(base.threshold());
    section.finish();
    if (minimum > maximum || least > maximum) {
      String key = minimum > maximum ? "minimum" : "least";
      problem(section.position(key), key + " above the maximum", key + " up to the maximum");
      return base;
    }
    return new SliceRule(standard, minimum, maximum, least, threshold);
  }

  private static GrantTimes times(GrantTimes base, SectionReader section) {
    return new GrantTimes(
        time(section, "validity", base.validity()),
        time(section, "validity-low", base.lowValidity()),
        time(section, "quota-holding", base.holding()));
  }

  private static Optional<Duration> time(
      SectionReader section, String key, Optional<Duration> base) {
    ValueForm<Optional<Duration>> form =
        new ValueForm<>(
            OFF_OR + PolicyForms.TIME.description(),
            text ->
                text.equals(ValueForms.OFF)
                    ? Optional.empty()
                    : Optional.of(PolicyForms.TIME.decode(text)));
    return section.optional(key, form).orElse(base);
  }

  /** {@code terminate}; or a section that says where to lead the user, or what to let pass. */
  private Optional<FinalUnit> finalUnit(YamlValue value) {
    if (value instanceof YamlValue.Text text && text.text().equals("terminate")) {
      return Optional.of(new FinalUnit.Terminate());
    }
    if (!(value instanceof YamlValue.Section)) {
      problem(
          value.position(),
          value.found(),
          "terminate, or a section with redirect and type, or with restrict and filters");
      return Optional.empty();
    }
    SectionReader section = SectionReader.of(value, "redirect, type, restrict, filters", problems);
    Optional<FinalUnit> found =
        section.member("redirect").isPresent() ? redirect(section) : restrict(section);
    section.finish();
    return found;
  }

  private static Optional<FinalUnit> redirect(SectionReader section) {
    RedirectAddressType type =
        section
            .optional("type", PolicyForms.dashed(RedirectAddressType.class))
            .orElse(RedirectAddressType.URL);
    return section
        .optional("redirect", PolicyForms.ADDRESS)
        .map(address -> new FinalUnit.Redirect(type, address));
  }

  private Optional<FinalUnit> restrict(SectionReader section) {
    List<String> rules = new ArrayList<>();
    List<String> filters = new ArrayList<>();
    for (Located<String> rule : section.list("restrict", PolicyForms.FILTER)) {
      rules.add(rule.value());
    }
    for (Located<String> filter : section.list("filters", PolicyForms.FILTER)) {
      filters.add(filter.value());
    }
    if (rules.isEmpty() && filters.isEmpty()) {
      problem(section.position(), "neither redirect nor restrict nor filters", "one of them");
      return Optional.empty();
    }
    return Optional.of(new FinalUnit.Restrict(rules, filters));
  }

  private Optional<CreditPool> pool(SectionReader section) {
    Optional<Long> id = section.required("id", PolicyForms.POOL);
    long multiplier = section.optional("multiplier", PolicyForms.MULTIPLIER).orElse(1L);
    section.finish();
    return id.map(number -> new CreditPool(number, multiplier));
  }

  private void problem(SourcePosition position, String found, String expected) {
    problems.add(new Problem(position, found, expected));
  }
}
