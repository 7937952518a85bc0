package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map whose changed copy shares all but a few nodes with it, so that changing one
 * profile among a hundred thousand costs microseconds.
 *
 * <p>A hash trie: each level takes five bits of the key's hash; a bitmap says which of the 32
 * children are there. Keys whose hashes are equal share a bucket at the bottom.
 */
final class HashTrie<K, V> {

  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;
  private static final int HASH_BITS = 32;

  private final @Nullable Node<K, V> root;
  private final int size;

  private HashTrie(@Nullable Node<K, V> root, int size) {
    this.root = root;
    this.size = size;
  }

  static <K, V> HashTrie<K, V> empty() {
    return new HashTrie<>(null, 0);
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  @Nullable V get(K key) {
    Node<K, V> node = root;
    int hash = key.hashCode();
    int shift = 0;
    while (node instanceof Branch<K, V> branch) {
      node = branch.child(bit(hash, shift));
      shift += BITS;
    }
    return switch (node) {
      case null -> null;
      case Leaf<K, V> leaf -> leaf.key().equals(key) ? leaf.value() : null;
      case Bucket<K, V> bucket -> bucket.get(key);
      case Branch<K, V> _ -> throw new AssertionError("descended through all branches");
    };
  }

  V getOrDefault(K key, V fallback) {
    V value = get(key);
    return value == null ? fallback : value;
  }

  HashTrie<K, V> with(K key, V value) {
    Leaf<K, V> leaf = new Leaf<>(key, value);
    boolean replaces = get(key) != null;
    return new HashTrie<>(root == null ? leaf : root.with(leaf, 0), replaces ? size : size + 1);
  }

  HashTrie<K, V> without(K key) {
    if (root == null || get(key) == null) {
      return this;
    }
    return new HashTrie<>(root.without(key, 0), size - 1);
  }

  /** All values, in an order that means nothing. */
  List<V> values() {
    List<V> values = new ArrayList<>(size);
    forEach(values::add);
    return values;
  }

  /** All keys, in an order that means nothing. */
  List<K> keys() {
    List<K> keys = new ArrayList<>(size);
    if (root != null) {
      root.forEachLeaf(leaf -> keys.add(leaf.key()));
    }
    return keys;
  }

  void forEach(Consumer<? super V> action) {
    if (root != null) {
      root.forEachLeaf(leaf -> action.accept(leaf.value()));
    }
  }

  private static int bit(int hash, int shift) {
    return 1 << ((hash >>> shift) & MASK);
  }

  /** A part of the trie; {@code shift} is how many bits of the hash the parts above it took. */
  private sealed interface Node<K, V> {

    Node<K, V> with(Leaf<K, V> leaf, int shift);

    @Nullable Node<K, V> without(K key, int shift);

    void forEachLeaf(Consumer<Leaf<K, V>> action);
  }

  private record Leaf<K, V>(K key, V value) implements Node<K, V> {

    @Override
    public Node<K, V> with(Leaf<K, V> leaf, int shift) {
      return key.equals(leaf.key) ? leaf : joined(this, leaf, shift);
    }

    @Override
    public @Nullable Node<K, V> without(K removed, int shift) {
      return key.equals(removed) ? null : this;
    }

    @Override
    public void forEachLeaf(Consumer<Leaf<K, V>> action) {
      action.accept(this);
    }

    private static <K, V> Node<K, V> joined(Leaf<K, V> one, Leaf<K, V> other, int shift) {
      if (shift >= HASH_BITS) {
        return new Bucket<>(List.of(one, other));
      }
      int bitOfOne = bit(one.key.hashCode(), shift);
      int bitOfOther = bit(other.key.hashCode(), shift);
      if (bitOfOne == bitOfOther) {
        return new Branch<>(bitOfOne, Branch.of(joined(one, other, shift + BITS)));
      }
      return new Branch<>(bitOfOne, Branch.of(one)).with(other, shift);
    }
  }

  private record Bucket<K, V>(List<Leaf<K, V>> leaves) implements Node<K, V> {

    @Nullable V get(K key) {
      for (Leaf<K, V> leaf : leaves) {
        if (leaf.key.equals(key)) {
          return leaf.value;
        }
      }
      return null;
    }

    @Override
    public Node<K, V> with(Leaf<K, V> added, int shift) {
      List<Leaf<K, V>> changed = others(added.key);
      changed.add(added);
      return new Bucket<>(changed);
    }

    @Override
    public @Nullable Node<K, V> without(K key, int shift) {
      List<Leaf<K, V>> rest = others(key);
      return rest.size() == 1 ? rest.getFirst() : new Bucket<>(rest);
    }

    private List<Leaf<K, V>> others(K key) {
      List<Leaf<K, V>> others = new ArrayList<>(leaves);
      others.removeIf(leaf -> leaf.key.equals(key));
      return others;
    }

    @Override
    public void forEachLeaf(Consumer<Leaf<K, V>> action) {
      leaves.forEach(action);
    }
  }

  private static final class Branch<K, V> implements Node<K, V> {

    private final int bitmap;
    private final Node<K, V>[] children;

    Branch(int bitmap, Node<K, V>[] children) {
      this.bitmap = bitmap;
      this.children = children;
    }

    @SuppressWarnings("unchecked") // An array of a parameterised type cannot be made otherwise.
    static <K, V> Node<K, V>[] of(Node<K, V> child) {
      Node<K, V>[] children = (Node<K, V>[]) new Node<?, ?>[1];
      children[0] = child;
      return children;
    }

    @Nullable Node<K, V> child(int bit) {
      return (bitmap & bit) == 0 ? null : children[position(bit)];
    }

    private int position(int bit) {
      return Integer.bitCount(bitmap & (bit - 1));
    }

    @Override
    public Node<K, V> with(Leaf<K, V> leaf, int shift) {
      int bit = bit(leaf.key.hashCode(), shift);
      int position = position(bit);
      if ((bitmap & bit) != 0) {
        Node<K, V>[] changed = children.clone();
        changed[position] = children[position].with(leaf, shift + BITS);
        return new Branch<>(bitmap, changed);
      }
      Node<K, V>[] changed = Arrays.copyOf(children, children.length + 1);
      System.arraycopy(children, position, changed, position + 1, children.length - position);
      changed[position] = leaf;
      return new Branch<>(bitmap | bit, changed);
    }

    @Override
    public @Nullable Node<K, V> without(K key, int shift) {
      int bit = bit(key.hashCode(), shift);
      int position = position(bit);
      Node<K, V> changedChild = children[position].without(key, shift + BITS);
      if (changedChild != null) {
        Node<K, V>[] changed = children.clone();
        changed[position] = changedChild;
        return new Branch<>(bitmap, changed);
      }
      if (children.length == 1) {
        return null;
      }
      Node<K, V>[] changed = Arrays.copyOf(children, children.length - 1);
      System.arraycopy(children, position + 1, changed, position, children.length - position - 1);
      return new Branch<>(bitmap & ~bit, changed);
    }

    @Override
    public void forEachLeaf(Consumer<Leaf<K, V>> action) {
      for (Node<K, V> child : children) {
        child.forEachLeaf(action);
      }
    }
  }
}
