package org.signalbox.sbi.eir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EquipmentQuestion;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiQuery;

/**
 * Reads the query of a check (TS 29.511 §6.1.3.2.3.1). Parameters that it does not know are looked
 * past; of those that it knows, all that are wrong are told at once.
 */
final class EquipmentStatusQuery {

  private static final Pattern FEATURES = Pattern.compile("[A-Fa-f0-9]*");

  /** TS 29.571 §5.3.2 has a pattern for Gpsi that ends with any text; it plays no part here. */
  private static final Pattern GPSI = Pattern.compile("\\P{Cntrl}{1,255}");

  private final SbiQuery query;
  private final List<InvalidParam> wrong = new ArrayList<>();

  private EquipmentStatusQuery(SbiQuery query) {
    this.query = query;
  }

  /**
   * @throws RefusedRequest with 400 for a query that is no question
   */
  static EquipmentQuestion read(SbiQuery query) {
    return new EquipmentStatusQuery(query).question();
  }

  private EquipmentQuestion question() {
    Optional<String> sent = single("pei");
    Optional<Pei> pei = sent.flatMap(Pei::parseAsked);
    if (sent.isPresent() && pei.isEmpty()) {
      wrong.add(new InvalidParam("pei", "expected " + Pei.FORMS));
    }
    boolean isPeiWrong = !wrong.isEmpty();
    Optional<String> named = single("supi");
    Optional<Supi> supi = named.flatMap(Supi::parse);
    if (named.isPresent() && supi.isEmpty()) {
      // Looking past it would let a subscription escape its lock.
      wrong.add(new InvalidParam("supi", "expected " + Supi.FORMS));
    }
    expect("gpsi", GPSI, "expected 1 to 255 characters, none of them a control character");
    expect("supported-features", FEATURES, "expected hexadecimal digits");
    if (sent.isEmpty() && !isPeiWrong) {
      wrong.addFirst(new InvalidParam("pei", "is missing"));
      throw refused("MANDATORY_QUERY_PARAM_MISSING");
    }
    if (!wrong.isEmpty()) {
      throw refused(
          isPeiWrong ? "MANDATORY_QUERY_PARAM_INCORRECT" : "OPTIONAL_QUERY_PARAM_INCORRECT");
    }
    return new EquipmentQuestion(pei.orElseThrow(), supi, EquipmentQuestion.Door.N5G);
  }

  private Optional<String> single(String name) {
    List<String> values = query.all(name);
    if (values.size() > 1) {
      wrong.add(new InvalidParam(name, "expected once"));
      return Optional.empty();
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  private void expect(String name, Pattern form, String expected) {
    if (single(name).filter(value -> !form.matcher(value).matches()).isPresent()) {
      wrong.add(new InvalidParam(name, expected));
    }
  }

  private RefusedRequest refused(String cause) {
    String names = String.join(", ", wrong.stream().map(InvalidParam::param).toList());
    return new RefusedRequest(
        ProblemDetails.of(400, cause, "not to be answered as asked: " + names).with(wrong));
  }
}
