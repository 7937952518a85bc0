package org.signalbox.catalog.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.signalbox.catalog.tp.TpAttribute;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpFilter;
import org.signalbox.catalog.tp.TpInterval;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileKey;

/**
 * Rows of one profile to the profile they make together: lists are put together, of single values
 * the last that is not blank counts.
 */
final class ProfileRows {

  /** What attribute paths of older files lack. */
  private static final String REQUEST = "*req.";

  private ProfileRows() {}

  static TpItem charger(List<PlanRow> rows, ProfileKey key) {
    return new TpCharger(
        key,
        union(rows, "FilterIDs"),
        interval(rows),
        lastText(rows, "RunID"),
        union(rows, "AttributeIDs"),
        weight(rows));
  }

  static TpItem filter(List<PlanRow> rows, ProfileKey key) {
    List<FilterProfile.Rule> rules = new ArrayList<>();
    for (PlanRow row : rows) {
      if (!row.text("Type").isEmpty()) {
        rules.add(
            new FilterProfile.Rule(row.text("Type"), row.text("Element"), row.texts("Values")));
      }
    }
    return new TpFilter(key, rules, interval(rows));
  }

  static TpItem attribute(List<PlanRow> rows, ProfileKey key) {
    List<AttributeProfile.Attribute> attributes = new ArrayList<>();
    boolean blocker = false;
    for (PlanRow row : rows) {
      blocker |= row.flag("Blocker");
      // A row may carry only what belongs to the profile as a whole.
      if (!row.text("Path").isEmpty()) {
        attributes.add(
            new AttributeProfile.Attribute(
                row.texts("AttributeFilterIDs"),
                path(row.text("Path")),
                row.text("Type"),
                row.text("Value")));
      }
    }
    return new TpAttribute(
        key,
        union(rows, "Contexts"),
        union(rows, "FilterIDs"),
        interval(rows),
        attributes,
        blocker,
        weight(rows));
  }

  private static String path(String written) {
    return written.startsWith("*") ? written : REQUEST + written;
  }

  private static List<String> union(List<PlanRow> rows, String member) {
    Set<String> all = new LinkedHashSet<>();
    rows.forEach(row -> all.addAll(row.texts(member)));
    return List.copyOf(all);
  }

  private static String lastText(List<PlanRow> rows, String member) {
    return lastWith(rows, member).text(member);
  }

  private static BigDecimal weight(List<PlanRow> rows) {
    return lastWith(rows, "Weight").decimal("Weight");
  }

  private static TpInterval interval(List<PlanRow> rows) {
    return lastWith(rows, "ActivationInterval").interval();
  }

  private static PlanRow lastWith(List<PlanRow> rows, String member) {
    return rows.reversed().stream()
        .filter(row -> !row.text(member).isEmpty())
        .findFirst()
        .orElse(rows.getLast());
  }
}
