package io.callrelay.simulator.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives call ids numbers 0, 1, ... in the order they first come, and finds them again. An id takes
 * its {@link PackedId} and about 14 bytes more: a map of strings takes five times as much, which a
 * million calls would feel.
 */
final class IdIndex {
  private static final int CHUNK = 1 << 16;
  private static final int SMALLEST_TABLE = 1 << 10;
  private static final int OFFSETS = 1 << 12;

  /** The ids, each after its length; none lies across two chunks. */
  private final List<byte[]> chunks = new ArrayList<>();

  /** Where each id starts: chunk number times {@link #CHUNK}, plus its place there. */
  private final List<int[]> offsets = new ArrayList<>();

  /** An open hash table of numbers plus one; 0 is a free place. */
  private int[] table = new int[SMALLEST_TABLE];

  private int used = CHUNK;
  private int size;

  int size() {
    return size;
  }

  /** Its number, or -1. */
  int find(String id) {
    return table[place(PackedId.pack(id))] - 1;
  }

  /** The number of an id that is not there yet. */
  int add(String id) {
    byte[] bytes = PackedId.pack(id);
    if (size >= table.length / 4 * 3) {
      grow();
    }
    int number = size++;
    table[place(bytes)] = number + 1;
    if (number % OFFSETS == 0) {
      offsets.add(new int[OFFSETS]);
    }
    offsets.get(number / OFFSETS)[number % OFFSETS] = store(bytes);
    return number;
  }

  String id(int number) {
    return PackedId.unpack(packed(number));
  }

  private byte[] packed(int number) {
    int offset = offset(number);
    byte[] chunk = chunks.get(offset / CHUNK);
    int start = offset % CHUNK + 2;
    return Arrays.copyOfRange(chunk, start, start + length(chunk, start - 2));
  }

  private static int length(byte[] chunk, int at) {
    return (Byte.toUnsignedInt(chunk[at]) << 8) | Byte.toUnsignedInt(chunk[at + 1]);
  }

  private int offset(int number) {
    return offsets.get(number / OFFSETS)[number % OFFSETS];
  }

  private int store(byte[] id) {
    if (used + id.length + 2 > CHUNK) {
      chunks.add(new byte[CHUNK]);
      used = 0;
    }
    byte[] chunk = chunks.get(chunks.size() - 1);
    chunk[used] = (byte) (id.length >>> 8);
    chunk[used + 1] = (byte) id.length;
    System.arraycopy(id, 0, chunk, used + 2, id.length);
    int offset = (chunks.size() - 1) * CHUNK + used;
    used += id.length + 2;
    return offset;
  }

  /** Where the id is in the table, or the free place where it belongs. */
  private int place(byte[] id) {
    int place = hash(id) & (table.length - 1);
    while (table[place] != 0 && !isAt(table[place] - 1, id)) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private boolean isAt(int number, byte[] id) {
    int offset = offset(number);
    byte[] chunk = chunks.get(offset / CHUNK);
    int start = offset % CHUNK + 2;
    int end = start + length(chunk, start - 2);
    return Arrays.equals(chunk, start, end, id, 0, id.length);
  }

  private static int hash(byte[] id) {
    int hash = Arrays.hashCode(id) * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int number = 0; number < size; number++) {
      int place = hash(packed(number)) & (table.length - 1);
      while (table[place] != 0) {
        place = (place + 1) & (table.length - 1);
      }
      table[place] = number + 1;
    }
  }
}
