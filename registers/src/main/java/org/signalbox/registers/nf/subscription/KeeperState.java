package org.signalbox.registers.nf.subscription;

/**
 * An instance that keeps subscriptions in a shared store.
 *
 * @param name the instance
 * @param beats rises while it lives; zero of one that never told
 * @param told the revision up to which it told all its subscribers of changes
 */
public record KeeperState(String name, long beats, long told) {}
