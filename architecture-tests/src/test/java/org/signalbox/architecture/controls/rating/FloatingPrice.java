package org.signalbox.architecture.controls.rating;

/** Computes with binary floating point, each method in another disguise. */
public final class FloatingPrice {

  public long hiddenInLocals(long units) {
    var price = units * 0.1;
    return (long) price;
  }

  public long hiddenInConversion(long units) {
    return (long) (float) units;
  }

  public String hiddenInCall(String text) {
    return String.valueOf(Double.parseDouble(text));
  }

  public Number hiddenInBox(Double amount) {
    return amount;
  }

  public long exact(long units, long rate) {
    return units * rate;
  }
}
