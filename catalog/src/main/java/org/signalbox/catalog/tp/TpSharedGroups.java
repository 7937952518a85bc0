package org.signalbox.catalog.tp;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * How the members of a shared group spend what they share, as written.
 *
 * @param rules in the operator's order
 */
public record TpSharedGroups(String id, List<Rule> rules) implements TpItem {

  public TpSharedGroups {
    rules = List.copyOf(rules);
  }

  /**
   * How one member spends.
   *
   * @param account the member, or {@code *any}
   * @param strategy whose balances are spent first, such as {@code *highest}
   * @param ratingSubject by whose plan usage is priced; empty for the member's own
   */
  public record Rule(String account, String strategy, String ratingSubject) {

    private static Rule read(Members members) {
      return new Rule(
          members.text("Account"), members.text("Strategy"), members.text("RatingSubject"));
    }

    private void write(JsonGenerator out) {
      out.writeStartObject();
      JsonText.text(out, "Account", account);
      JsonText.text(out, "Strategy", strategy);
      JsonText.text(out, "RatingSubject", ratingSubject);
      out.writeEndObject();
    }
  }

  static TpSharedGroups read(Members members) {
    return new TpSharedGroups(
        members.text("ID"),
        members.objects("SharedGroups", "TPSharedGroup").stream().map(Rule::read).toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.SHARED_GROUPS;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    out.writeArrayPropertyStart("SharedGroups");
    rules.forEach(rule -> rule.write(out));
    out.writeEndArray();
  }
}
