package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileKey;

/**
 * An attribute profile written where a name could stand: {@code
 * *constant:*req.RequestType:*rated;*variable:*req.Subject:~*req.Account}.
 */
final class InlineAttribute {

  private static final int MAX_LENGTH = 8_192;

  private InlineAttribute() {}

  /** Whether an attribute id is an attribute itself rather than a name. */
  static boolean isInline(String attributeId) {
    return attributeId.startsWith("*");
  }

  /**
   * @throws ProfileFault when a part has not the form {@code TYPE:PATH:VALUE}
   */
  static CompiledAttributeProfile compile(String tenant, String text) {
    if (text.length() > MAX_LENGTH) {
      throw new ProfileFault("an inline attribute of more than " + MAX_LENGTH + " characters");
    }
    List<CompiledAttribute> compiled = new ArrayList<>();
    for (String rule : text.split(";", -1)) {
      compiled.add(compiled(rule));
    }
    AttributeProfile profile =
        new AttributeProfile(
            new ProfileKey(tenant, text),
            List.of("*any"),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(),
            false,
            BigDecimal.ZERO);
    return new CompiledAttributeProfile(profile, FilterChain.NONE, compiled);
  }

  private static CompiledAttribute compiled(String rule) {
    String[] parts = rule.split(":", 3);
    if (parts.length < 3) {
      throw new ProfileFault("inline parse error for string: <" + Excerpt.of(rule) + ">");
    }
    if (parts[1].isEmpty()) {
      throw new ProfileFault("empty path in inline AttributeProfile <" + Excerpt.of(rule) + ">");
    }
    Expressions value = ExpressionParser.parseAll(parts[2], ExpressionParser.INLINE_SEPARATOR);
    return AttributeCompiler.attribute(FilterChain.NONE, parts[1], parts[0], value);
  }
}
