package org.signalbox.registers.nf;

/**
 * Is told of every change, one after the other and in order. Called while the register is locked:
 * it hands the work on and returns, and does not change the register.
 */
@FunctionalInterface
public interface NfChangeListener {

  void changed(NfChange change);
}
