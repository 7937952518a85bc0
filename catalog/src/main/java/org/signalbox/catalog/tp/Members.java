package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.core.Amount;

/**
 * The members of one JSON object, sent by a client or read from the store. Absent members have the
 * zero value of what is asked for. A member of another type is refused in the way of its source.
 */
public interface Members {

  boolean has(String name);

  String text(String name);

  List<String> texts(String name);

  boolean flag(String name);

  long integer(String name);

  BigDecimal decimal(String name);

  /**
   * A decimal of no more digits than are kept.
   *
   * @throws IllegalArgumentException for one that has more
   */
  default BigDecimal boundedDecimal(String name) {
    return Amount.of(decimal(name)).value();
  }

  /**
   * An object member; one without members when absent.
   *
   * @param typeName the type name that a refusal carries
   */
  Members object(String name, String typeName);

  /**
   * A list of objects; empty when absent.
   *
   * @param typeName the type name that a refusal carries
   */
  List<? extends Members> objects(String name, String typeName);
}
