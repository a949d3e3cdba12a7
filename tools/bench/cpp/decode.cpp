// C++ protobuf on the benchmark's workloads. Reads lines `MODE ITERATIONS` and answers nanoseconds, one line each, so
// that the benchmark can run it in turns with everything else. MODE: fresh, reuse, arena. Argument: a file of bytes.
#include <google/protobuf/arena.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "smartme/realtime/v1/realtime.pb.h"

using smartme::realtime::v1::DeviceDataArray;

static double kept = 0;

static void keep(const DeviceDataArray& message) {
  if (message.devicedataitems_size() > 0) kept += message.devicedataitems(0).devicevalues_size();
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const int size = static_cast<int>(bytes.size());

  DeviceDataArray reused;
  std::string mode;
  long iterations = 0;
  while (std::cin >> mode >> iterations) {
    const auto start = std::chrono::steady_clock::now();
    for (long i = 0; i < iterations; i++) {
      if (mode == "reuse") {
        if (!reused.ParseFromArray(bytes.data(), size)) return 1;
        keep(reused);
      } else if (mode == "arena") {
        google::protobuf::Arena arena;
        auto* message = google::protobuf::Arena::CreateMessage<DeviceDataArray>(&arena);
        if (!message->ParseFromArray(bytes.data(), size)) return 1;
        keep(*message);
      } else {
        DeviceDataArray message;
        if (!message.ParseFromArray(bytes.data(), size)) return 1;
        keep(message);
      }
    }
    const auto end = std::chrono::steady_clock::now();
    std::cout << std::chrono::duration_cast<std::chrono::nanoseconds>(end - start).count() << std::endl;
  }
  return kept < 0;
}
