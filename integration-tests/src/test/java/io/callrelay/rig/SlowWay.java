package io.callrelay.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server of this machine; what the server says comes later, as over a far way. */
public final class SlowWay implements AutoCloseable {
  private static final int PIECE = 64 * 1024;

  private final ServerSocket entry;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(SlowWay::daemon);
  private volatile Duration delay = Duration.ZERO;

  private SlowWay(int server) {
    this.server = server;
    try {
      this.entry = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::acceptAll);
  }

  /** To the server on this port; as quick as without it until {@link #delay} says otherwise. */
  public static SlowWay to(int server) {
    return new SlowWay(server);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "slow-way");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return entry.getLocalPort();
  }

  /** From now on, each piece of an answer comes so much later. */
  public void delay(Duration each) {
    delay = each;
  }

  private void acceptAll() {
    try {
      while (!entry.isClosed()) {
        Socket client = entry.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        open.add(client);
        open.add(behind);
        threads.execute(() -> carry(client, behind, false));
        threads.execute(() -> carry(behind, client, true));
      }
    } catch (IOException e) {
      // The entry was closed, or the server is gone: whoever comes now is refused.
      close();
    }
  }

  private void carry(Socket from, Socket to, boolean late) {
    byte[] piece = new byte[PIECE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (late) {
          LockSupport.parkNanos(delay.toNanos());
        }
        out.write(piece, 0, read);
      }
    } catch (IOException e) {
      // One end broke off; both sockets are closed, and so the other end learns of it.
      delayNothingMore(from, to);
    }
  }

  private void delayNothingMore(Socket one, Socket other) {
    open.remove(one);
    open.remove(other);
  }

  @Override
  public void close() {
    Closing.all(entry);
    open.forEach(Closing::all);
    threads.shutdownNow();
  }
}
