package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// request is what is sent, always the same. A client of net/http would cost as much as the server.
const request = "GET /api/HttpExample?name=Ada HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n"

// callTime bounds all calls of one connection.
const callTime = 30 * time.Second

type connection struct {
	conn   net.Conn
	reader *bufio.Reader
}

func dial(address string) (*connection, error) {
	conn, err := net.DialTimeout("tcp4", address, time.Second)
	if err != nil {
		return nil, err
	}
	conn.SetDeadline(time.Now().Add(callTime))
	return &connection{conn: conn, reader: bufio.NewReader(conn)}, nil
}

func (c *connection) close() { c.conn.Close() }

// call sends the request and reads the response, which must be a 200 with a Content-Length.
func (c *connection) call() error {
	if _, err := c.conn.Write([]byte(request)); err != nil {
		return err
	}
	status, err := c.reader.ReadSlice('\n')
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(status, []byte("HTTP/1.1 200 ")) {
		return fmt.Errorf("the handler answers %q", status)
	}
	length := -1
	for {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			break
		}
		if value, found := bytes.CutPrefix(line, []byte("Content-Length: ")); found {
			if length, err = strconv.Atoi(string(value)); err != nil {
				return err
			}
		}
	}
	if length <= 0 {
		return errors.New("the response has no body")
	}
	_, err = c.reader.Discard(length)
	return err
}
