package org.signalbox.profiles.internal;

import java.math.RoundingMode;
import java.util.List;
import org.signalbox.profiles.ProfileFault;

/**
 * Rounds a number: {@code *round}, {@code *round:2}, {@code *round:2:*up}.
 *
 * @param decimals kept after the point
 * @param mode up, down, or half up for {@code *middle}
 */
record RoundConverter(int decimals, RoundingMode mode) implements Converter {

  private static final int MAX_DECIMALS = 40;

  static Converter parse(String written, List<String> parameters) {
    int decimals = parameters.isEmpty() ? 0 : decimals(parameters.getFirst());
    RoundingMode mode =
        switch (parameters.size()) {
          case 0, 1 -> RoundingMode.HALF_UP;
          case 2 ->
              switch (parameters.get(1)) {
                case "*up" -> RoundingMode.CEILING;
                case "*down" -> RoundingMode.FLOOR;
                case "*middle" -> RoundingMode.HALF_UP;
                default -> throw unsupported(written);
              };
          default -> throw unsupported(written);
        };
    return new RoundConverter(decimals, mode);
  }

  private static ProfileFault unsupported(String written) {
    return new ProfileFault("unsupported *round converter parameters: <" + written + ">");
  }

  private static int decimals(String text) {
    if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new ProfileFault("*round converter needs integer as decimals, have: <" + text + ">");
    }
    int decimals = Integer.parseInt(text);
    if (decimals > MAX_DECIMALS) {
      throw new ProfileFault("*round converter keeps at most " + MAX_DECIMALS + " decimals");
    }
    return decimals;
  }

  @Override
  public String convert(String text) {
    return NumberText.format(NumberConverters.read(text).setScale(decimals, mode));
  }
}
